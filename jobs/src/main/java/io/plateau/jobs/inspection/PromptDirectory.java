package io.plateau.jobs.inspection;

import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A learned prompt. It is whole when everything it says it has can be read. */
final class PromptDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "prompt";
  }

  @Override
  public String marker() {
    return PromptArtifact.CONFIG;
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    PromptArtifact artifact =
        (PromptArtifact) ArtifactStore.read(directory, HadoopFiles.configuration());
    PromptConfig config = artifact.config();
    SortedMap<String, String> facts =
        new TreeMap<>(
            Map.of(
                "classes",
                    "%d, of which %d were trained on"
                        .formatted(config.classNames().size(), config.trainedClasses()),
                "learned", shapes(artifact.learned()),
                "features",
                    "%s, sha256 %s"
                        .formatted(config.featureSet().uri(), config.featureSet().digest()),
                "method",
                    "%s, learner %s"
                        .formatted(
                            config.method(), config.settings().getOrDefault("learner", "coop")),
                "model", "%s, sha256 %s".formatted(config.baseModel(), config.modelDigest()),
                "steps", config.training().getOrDefault("steps", "unknown"),
                "written by", config.createdBy()));
    String rows = config.training().get("synthetic-rows");
    if (rows != null) {
      facts.put(
          "synthetic",
          "%s rows of %s, sha256 %s"
              .formatted(
                  rows,
                  config.settings().get("synthetic"),
                  config.training().get("synthetic-sha256")));
    }
    return facts;
  }

  private static String shapes(Parameters learned) {
    return learned.tensors().entrySet().stream()
        .map(tensor -> tensor.getKey() + " " + Arrays.toString(tensor.getValue().shape()))
        .collect(Collectors.joining(", "));
  }
}
