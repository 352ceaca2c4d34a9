package io.plateau.prep.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/** {@code labels.npy}: class indices of any integer type. */
final class NpyLabels {

  private static final Set<String> TYPES = Set.of("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8");

  private NpyLabels() {}

  static int[] read(SourceDirectory directory, int rows, int classes) throws IOException {
    String file = directory.resolve(EmbeddingFiles.LABELS).toString();
    NpyHeader header;
    ByteBuffer data;
    try (InputStream in = directory.files().open(directory.resolve(EmbeddingFiles.LABELS))) {
      header = NpyHeader.read(in, file);
      if (!TYPES.contains(header.type())) {
        throw new SourceException(
            "Cannot read %s: its elements are %s (expected: integers). Save array.astype(numpy.int64)."
                .formatted(file, header.type()));
      }
      if (header.shape().length != 1 || header.shape()[0] != rows) {
        throw new SourceException(
            "Cannot read %s: its shape is %s (expected: [%d], one label per row of features.npy)."
                .formatted(file, Arrays.toString(header.shape()), rows));
      }
      header.requireLength(directory.length(EmbeddingFiles.LABELS), file);
      data = ByteBuffer.wrap(in.readAllBytes()).order(header.order());
    }
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      long label = label(data, row, header);
      if (label < 0 || label >= classes) {
        throw new SourceException(
            "Cannot use %s: row %d has label %d (expected: 0 to %d, for the %d names of classes.txt)."
                .formatted(file, row, label, classes - 1, classes));
      }
      labels[row] = (int) label;
    }
    return labels;
  }

  /** Unsigned 64-bit values beyond the signed range come out negative, which no label is. */
  private static long label(ByteBuffer data, int row, NpyHeader header) {
    boolean signed = header.type().startsWith("i");
    return switch (header.elementBytes()) {
      case 1 -> signed ? data.get(row) : Byte.toUnsignedLong(data.get(row));
      case 2 -> signed ? data.getShort(2 * row) : Short.toUnsignedLong(data.getShort(2 * row));
      case 4 -> signed ? data.getInt(4 * row) : Integer.toUnsignedLong(data.getInt(4 * row));
      default -> data.getLong(8 * row);
    };
  }
}
