package io.plateau.prep.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the .npy files that numpy.save would. */
public final class NpyFiles {

  private NpyFiles() {}

  public static void writeFloats(Path file, float[][] rows) throws IOException {
    ByteBuffer data = data(4 * rows.length * rows[0].length);
    for (float[] row : rows) {
      for (float value : row) {
        data.putFloat(value);
      }
    }
    write(file, "<f4", "False", "(%d, %d)".formatted(rows.length, rows[0].length), data);
  }

  public static void writeHalves(Path file, short[][] rows) throws IOException {
    ByteBuffer data = data(2 * rows.length * rows[0].length);
    for (short[] row : rows) {
      for (short value : row) {
        data.putShort(value);
      }
    }
    write(file, "<f2", "False", "(%d, %d)".formatted(rows.length, rows[0].length), data);
  }

  public static void writeLongs(Path file, long... values) throws IOException {
    ByteBuffer data = data(8 * values.length);
    for (long value : values) {
      data.putLong(value);
    }
    write(file, "<i8", "False", "(%d,)".formatted(values.length), data);
  }

  static ByteBuffer data(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes format version 1.0. */
  static void write(Path file, String descr, String fortranOrder, String shape, ByteBuffer data)
      throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }".formatted(descr, fortranOrder, shape);
    int padding = 64 - (10 + dictionary.length() + 1) % 64;
    byte[] header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + header.length + data.capacity()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) header.length).put(header).put(data.rewind());
    Files.write(file, bytes.array());
  }
}
