package io.plateau.endtoend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes arrays as numpy.save does (format version 1.0, little endian, C order). */
final class Npy {

  private static final int PREAMBLE = 10;
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /** How an array of floating-point numbers is stored. */
  enum Floats {
    FLOAT32("<f4", Float.BYTES) {
      @Override
      void put(ByteBuffer data, float value) {
        data.putFloat(value);
      }
    },
    FLOAT16("<f2", Short.BYTES) {
      @Override
      void put(ByteBuffer data, float value) {
        data.putShort(half(value));
      }
    };

    private final String description;
    private final int bytes;

    Floats(String description, int bytes) {
      this.description = description;
      this.bytes = bytes;
    }

    abstract void put(ByteBuffer data, float value);
  }

  static void write(Path file, Floats type, float[] values, int rows, int width)
      throws IOException {
    ByteBuffer data = data(values.length * type.bytes);
    for (float value : values) {
      type.put(data, value);
    }
    write(file, type.description, "(%d, %d)".formatted(rows, width), data);
  }

  static void writeLabels(Path file, long... labels) throws IOException {
    ByteBuffer data = data(labels.length * Long.BYTES);
    for (long label : labels) {
      data.putLong(label);
    }
    write(file, "<i8", "(%d,)".formatted(labels.length), data);
  }

  private static ByteBuffer data(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void write(Path file, String type, String shape, ByteBuffer data)
      throws IOException {
    String dictionary =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    int padding = ALIGNMENT - (PREAMBLE + dictionary.length() + 1) % ALIGNMENT;
    byte[] header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(PREAMBLE + header.length + data.capacity())
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putShort((short) header.length).put(header).put(data.rewind());
    Files.write(file, bytes.array());
  }

  /** Half precision, cut off: for normal numbers, NaN and what is too small, which becomes 0. */
  private static short half(float value) {
    int bits = Float.floatToIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7E00);
    }
    int exponent = ((bits >>> 23) & 0xFF) - 127 + 15;
    return (short) (exponent <= 0 ? sign : sign | (exponent << 10) | ((bits >>> 13) & 0x3FF));
  }
}
