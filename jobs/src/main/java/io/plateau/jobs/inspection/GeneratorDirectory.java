package io.plateau.jobs.inspection;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.GeneratorConfig;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.jobs.synthesis.MeasuredGenerator;
import io.plateau.prep.featureset.Storage;
import io.plateau.synthesis.GeneratorShape;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** A generator of synthetic features. It is whole when everything it says it has can be read. */
final class GeneratorDirectory implements DirectoryKind {

  @Override
  public String name() {
    return "generator";
  }

  @Override
  public String marker() {
    return GeneratorArtifact.CONFIG;
  }

  @Override
  public SortedMap<String, String> inspect(String directory) throws IOException {
    Configuration configuration = HadoopFiles.configuration();
    GeneratorArtifact artifact = ArtifactStore.readGenerator(directory, configuration);
    GeneratorConfig config = artifact.config();
    GeneratorShape shape = config.shape();
    SortedMap<String, String> facts =
        new TreeMap<>(
            Map.of(
                "classes", "%d, which it was fitted on".formatted(config.classNames().size()),
                "features",
                    "%s, sha256 %s"
                        .formatted(config.featureSet().uri(), config.featureSet().digest()),
                "method",
                    "ship, beta %s".formatted(config.settings().getOrDefault("beta", "unknown")),
                "model", "%s, sha256 %s".formatted(config.baseModel(), config.modelDigest()),
                "width",
                    "%d values, z %d, %d learned vectors of %d"
                        .formatted(
                            shape.feature(), shape.latent(), shape.contextLength(), shape.width()),
                "written by", config.createdBy(),
                "sha256", artifact.digest()));
    Storage storage = Storage.at(directory, configuration);
    if (storage.exists(MeasuredGenerator.FILE_NAME)) { // a generator may come without
      MeasuredGenerator measured =
          MeasuredGenerator.parse(storage.readText(MeasuredGenerator.FILE_NAME));
      facts.put("measured", measured.summary());
      measured.problem().ifPresent(problem -> facts.put("warning", problem));
    }
    return facts;
  }
}
