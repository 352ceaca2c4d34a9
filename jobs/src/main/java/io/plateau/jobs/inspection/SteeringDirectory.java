package io.plateau.jobs.inspection;

import io.plateau.artifact.SteeringArtifact;
import io.plateau.artifact.SteeringConfig;
import io.plateau.clip.TokenShape;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.steering.SteeringShape;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What steers a model. It is whole when everything it says it has can be read. */
final class SteeringDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "steered tower";
  }

  @Override
  public String marker() {
    return SteeringArtifact.CONFIG;
  }

  @Override
  public boolean matches(String directory) throws IOException {
    return ArtifactMarker.at(directory, SteeringArtifact::isIn);
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    SteeringArtifact artifact =
        (SteeringArtifact) ArtifactStore.read(directory, HadoopFiles.configuration());
    SteeringConfig config = artifact.config();
    SteeringShape shape = config.steering();
    TokenShape tokens = shape.tokens();
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put(
        "classes",
        "%d, of which %d were trained on".formatted(config.classNames().size(), shape.classes()));
    facts.put(
        "features",
        "%s, sha256 %s".formatted(config.featureSet().uri(), config.featureSet().digest()));
    facts.put(
        "feedback",
        "%s, to the last %d of %d layers"
            .formatted(
                config.frozenFeedback().isEmpty() ? "from identities" : "added to a solved one",
                tokens.lateLayers(),
                tokens.layers()));
    facts.put("learned", "%d numbers, head %s".formatted(shape.size(), shape.head()));
    facts.put("method", config.method());
    facts.put("model", "%s, sha256 %s".formatted(config.baseModel(), config.modelDigest()));
    facts.put(
        "selected", config.training().getOrDefault("selected-share", "unknown") + " of tokens");
    facts.put("steps", config.training().getOrDefault("steps", "unknown"));
    facts.put("tokens", "%d of %d".formatted(tokens.tokens(), tokens.width()));
    facts.put("written by", config.createdBy());
    return facts;
  }
}
