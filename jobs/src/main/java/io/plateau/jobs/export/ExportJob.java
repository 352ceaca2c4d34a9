package io.plateau.jobs.export;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.evaluation.ArtifactStore;
import io.plateau.prep.featureset.Storage;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an artifact to the files of another program. */
final class ExportJob implements Job<ExportArguments> {

  private static final Logger LOG = LoggerFactory.getLogger(ExportJob.class);

  private final Configuration configuration;

  ExportJob(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void run(ExportArguments arguments) throws IOException {
    Artifact artifact = ArtifactStore.read(arguments.artifact(), configuration);
    Map<String, byte[]> files =
        switch (arguments.format()) {
          case NPY -> npy(artifact, Storage.at(arguments.artifact(), configuration));
          case COOP -> coop(artifact, arguments.artifact());
        };
    Storage out = Storage.at(arguments.out(), configuration);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.write(file.getKey(), file.getValue());
      LOG.info("{} ({} bytes)", out.resolve(file.getKey()), file.getValue().length);
    }
  }

  /** Every tensor of texts as a matrix, {@code [classes, width]}, in the order of classes.txt. */
  private static Map<String, byte[]> npy(Artifact artifact, Storage directory) throws IOException {
    Safetensors texts =
        Safetensors.of(
            directory.resolve(Artifact.TEXT_FEATURES).toString(),
            directory.read(Artifact.TEXT_FEATURES));
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : texts.names()) {
      files.put(name + ".npy", NpyFile.of(texts.tensor(name)));
    }
    String names = String.join("\n", artifact.config().classNames()) + "\n";
    files.put("classes.txt", names.getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static Map<String, byte[]> coop(Artifact artifact, String location) throws IOException {
    if (!(artifact instanceof PromptArtifact prompt)) {
      throw new IOException(
          "Cannot export %s as a checkpoint of CoOp: it is no prompt, its method is %s. Use --format npy, or read its safetensors."
              .formatted(location, artifact.config().method()));
    }
    CoopCheckpoint checkpoint = CoopCheckpoint.of(prompt);
    return Map.of(checkpoint.path(), checkpoint.bytes());
  }
}
