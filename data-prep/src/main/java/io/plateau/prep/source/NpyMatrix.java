package io.plateau.prep.source;

import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** A small {@code .npy} matrix of float32 or float16, such as the texts of classes. */
public final class NpyMatrix {

  private static final Set<String> TYPES = Set.of("f2", "f4");

  private NpyMatrix() {}

  /**
   * Reads all of it as float32.
   *
   * @param uri any Hadoop path
   * @throws SourceException if it is something else
   */
  public static HostTensor read(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    NpyHeader header;
    try (InputStream in = SourceFiles.of(path, configuration).open(path)) {
      header = NpyHeader.read(in, uri);
    }
    long[] shape = header.shape();
    if (!TYPES.contains(header.type()) || shape.length != 2) {
      throw new SourceException(
          "Cannot read %s: it has elements %s and shape %s (expected: f4 or f2, and [rows, width]). Save array.astype(numpy.float32)."
              .formatted(uri, header.type(), Arrays.toString(shape)));
    }
    header.requireLength(SourceFiles.of(path, configuration).getFileStatus(path).getLen(), uri);
    HostTensor matrix = HostTensor.zeros(shape);
    int width = Math.toIntExact(shape[1]);
    try (NpyRowReader reader = NpyRowReader.open(uri, configuration)) {
      for (int row = 0; row < shape[0]; row++) {
        System.arraycopy(reader.row(row), 0, matrix.values(), row * width, width);
      }
    }
    return matrix;
  }
}
