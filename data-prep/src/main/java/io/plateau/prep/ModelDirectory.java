package io.plateau.prep;

import io.plateau.clip.EmbeddedModel;
import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;

/** Brings a model directory to the local disk, where native libraries and mapped files want it. */
final class ModelDirectory {

  private ModelDirectory() {}

  /**
   * The model's directory on this machine: itself where it is local, or a copy for as long as this
   * JVM lives.
   *
   * @param model a directory at any Hadoop path, or {@code embedded}
   */
  static Path local(String model, Configuration configuration) throws IOException {
    if (model.equals(EmbeddedModel.NAME)) {
      return EmbeddedModel.directory();
    }
    FileSystem files = StorageAccess.fileSystem(model, configuration);
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(model);
    if (files.getScheme().equals("file")) {
      return Path.of(files.makeQualified(path).toUri().getPath());
    }
    Path copy = Files.createTempDirectory("plateau-model");
    copy.toFile().deleteOnExit();
    try {
      for (FileStatus file : files.listStatus(path)) {
        if (file.isFile()) {
          Path target = copy.resolve(file.getPath().getName());
          target.toFile().deleteOnExit();
          try (InputStream in = files.open(file.getPath())) {
            Files.copy(in, target);
          }
        }
      }
    } catch (FileNotFoundException e) {
      throw new PrepareException(
          "Cannot load model %s: there is no such directory. Check --model.".formatted(model));
    }
    return copy;
  }
}
