package io.plateau.prep.source;

import ai.djl.util.Float16Utils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Reads rows of {@code features.npy} on an executor. */
public final class EmbeddingReader {

  private EmbeddingReader() {}

  /**
   * Reads the features of some items of one {@link EmbeddingFiles}.
   *
   * @return one row per item, as stored: not normalised, perhaps not finite
   */
  public static List<float[]> read(List<SourceItem> items, Configuration configuration)
      throws IOException {
    Path path = new Path(EmbeddingFiles.file(items.get(0)));
    List<float[]> features = new ArrayList<>(items.size());
    try (FSDataInputStream in = path.getFileSystem(configuration).open(path)) {
      NpyHeader header = NpyHeader.read(in, path.toString());
      int width = Math.toIntExact(header.shape()[1]);
      int rowBytes = width * header.elementBytes();
      // Neighbours are read at once: on an object store each positioned read is a request.
      for (int from = 0, to; from < items.size(); from = to) {
        for (to = from + 1; to < items.size() && follows(items.get(to - 1), items.get(to)); to++) {}
        byte[] rows = new byte[(to - from) * rowBytes];
        in.readFully(header.offset() + EmbeddingFiles.row(items.get(from)) * rowBytes, rows);
        ByteBuffer data = ByteBuffer.wrap(rows).order(header.order());
        for (int row = from; row < to; row++) {
          features.add(row(data, width, header.elementBytes()));
        }
      }
    }
    return features;
  }

  private static boolean follows(SourceItem item, SourceItem next) {
    return EmbeddingFiles.row(next) == EmbeddingFiles.row(item) + 1;
  }

  private static float[] row(ByteBuffer data, int width, int elementBytes) {
    float[] row = new float[width];
    for (int i = 0; i < width; i++) {
      row[i] = elementBytes == 2 ? Float16Utils.halfToFloat(data.getShort()) : data.getFloat();
    }
    return row;
  }
}
