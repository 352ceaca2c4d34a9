package io.plateau.jobs.adaptation;

import io.plateau.prep.featureset.StorageAccess;
import io.plateau.prep.source.NpyMatrix;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.UnitRows;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Text features that somebody computed: a row for each class, normalised here as features are. */
final class TextFile {

  private TextFile() {}

  /**
   * Reads them.
   *
   * @param path of a {@code .npy} matrix, or of a {@code .safetensors} file with one tensor
   * @param width length of a feature
   * @return {@code [classes, width]}, L2-normalised
   * @throws IOException if there are others than expected, or one has no direction
   */
  static HostTensor read(
      String path, List<String> classNames, int width, Configuration configuration)
      throws IOException {
    HostTensor texts = tensor(path, configuration);
    long[] expected = {classNames.size(), width};
    if (!Arrays.equals(texts.shape(), expected)) {
      throw new IOException(
          "Cannot use texts %s: their shape is %s (expected: %s, a row for each class in the order of the feature set, as wide as its features)."
              .formatted(path, Arrays.toString(texts.shape()), Arrays.toString(expected)));
    }
    UnitRows.normalize(texts.values(), width);
    for (int i = 0; i < texts.values().length; i++) {
      if (!Float.isFinite(texts.values()[i])) {
        throw new IOException(
            "Cannot use texts %s: the row of class '%s' is all zeros or not finite. Compute it again."
                .formatted(path, classNames.get(i / width)));
      }
    }
    return texts;
  }

  private static HostTensor tensor(String path, Configuration configuration) throws IOException {
    try {
      if (path.endsWith(".npy")) {
        return NpyMatrix.read(path, configuration);
      }
      FileSystem files = StorageAccess.fileSystem(path, configuration);
      byte[] bytes;
      try (InputStream in = files.open(new Path(path))) {
        bytes = in.readAllBytes();
      }
      Safetensors file = Safetensors.of(path, bytes);
      if (file.names().size() != 1) {
        throw new IOException(
            "Cannot use texts %s: it has the tensors %s (expected: one, [classes, width])."
                .formatted(path, file.names()));
      }
      return file.tensor(file.names().first());
    } catch (FileNotFoundException e) {
      throw new IOException("Cannot read texts %s: there is no such file.".formatted(path), e);
    }
  }
}
