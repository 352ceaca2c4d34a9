package io.plateau.jobs;

import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    Storage storage = Storage.at(directory, HadoopFiles.configuration());
    PromptArtifact artifact = PromptArtifact.read(directory, storage::read);
    PromptConfig config = artifact.config();
    return new TreeMap<>(
        Map.of(
            "classes",
                "%d, of which %d were trained on"
                    .formatted(config.classNames().size(), config.trainedClasses()),
            "context", Arrays.toString(artifact.context().shape()),
            "features",
                "%s, sha256 %s".formatted(config.featureSet().uri(), config.featureSet().digest()),
            "method", config.method(),
            "model", "%s, sha256 %s".formatted(config.baseModel(), config.modelDigest()),
            "steps", config.training().getOrDefault("steps", "unknown"),
            "written by", config.createdBy()));
  }
}
