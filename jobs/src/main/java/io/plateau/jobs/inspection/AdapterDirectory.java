package io.plateau.jobs.inspection;

import io.plateau.artifact.AdapterArtifact;
import io.plateau.artifact.AdapterConfig;
import io.plateau.artifact.Artifact;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.evaluation.ArtifactStore;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** A classifier that was learned from features. It is whole when it can be restored. */
final class AdapterDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "classifier";
  }

  @Override
  public String marker() {
    return Artifact.CONFIG;
  }

  @Override
  public boolean matches(String directory) throws IOException {
    return ArtifactMarker.at(directory, AdapterArtifact::isIn);
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    AdapterArtifact artifact =
        (AdapterArtifact) ArtifactStore.read(directory, HadoopFiles.configuration());
    AdapterConfig config = artifact.config();
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put(
        "classes",
        "%d, of which it knows %d".formatted(config.classNames().size(), config.knownClasses()));
    facts.put(
        "features",
        "%s, sha256 %s".formatted(config.featureSet().uri(), config.featureSet().digest()));
    facts.put("learned from", config.training().toString());
    facts.put(
        "logits",
        "%s %s".formatted(Choice.name(config.classifier().kind()), config.classifier().numbers()));
    facts.put("method", config.method());
    facts.put("model", "%s, sha256 %s".formatted(config.baseModel(), config.modelDigest()));
    facts.put("width", artifact.texts().width() + " values");
    facts.put("written by", config.createdBy());
    return facts;
  }
}
