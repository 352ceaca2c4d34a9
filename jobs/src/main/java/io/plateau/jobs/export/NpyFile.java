package io.plateau.jobs.export;

import io.plateau.tensor.HostTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Arrays as numpy.save writes them: format version 1.0, little endian, C order
 * (numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 */
final class NpyFile {

  private static final byte[] MAGIC =
      "\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1);

  /** Data begins at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /** A float32 array. */
  static byte[] of(HostTensor tensor) {
    String sizes =
        Arrays.stream(tensor.shape()).mapToObj(Long::toString).collect(Collectors.joining(", "));
    String shape = tensor.shape().length == 1 ? sizes + "," : sizes; // a tuple of one
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    int before = MAGIC.length + Short.BYTES;
    int padding = Math.floorMod(-(before + dictionary.length() + 1), ALIGNMENT);
    byte[] header = (dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer file =
        ByteBuffer.allocate(before + header.length + tensor.values().length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    file.put(MAGIC).putShort((short) header.length).put(header);
    file.asFloatBuffer().put(tensor.values());
    return file.array();
  }
}
