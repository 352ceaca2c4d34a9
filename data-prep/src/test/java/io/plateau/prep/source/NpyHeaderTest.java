package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that somebody made up: none of them costs memory, none ends in a failure of our own. */
class NpyHeaderTest {

  /** Format version 2, whose header may say that it has four gigabytes. */
  private static byte[] file(long headerLength, String header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\u0093NUMPY\u0002\u0000".getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) headerLength).array());
    bytes.write(header.getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static NpyHeader ofShape(String shape) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }".formatted(shape);
    return NpyHeader.read(new ByteArrayInputStream(file(header.length(), header)), "a.npy");
  }

  @Test
  void aShapeThatCanBeIsRead() throws IOException {
    assertThat(ofShape("3, 4").shape()).containsExactly(3, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999999999, 4", // no long
        "4294967296, 4294967296", // its product is none
        "4611686018427387904, 4", // its product is 0, modulo 2^64
        "1152921504606846976,", // its bytes are none
      })
  void aShapeThatNoFileHasIsRefused(String shape) {
    assertThatThrownBy(() -> ofShape(shape))
        .isInstanceOf(SourceException.class)
        .hasMessage(
            "Cannot read a.npy: no file is as long as its shape (%s) says. Copy or save it again."
                .formatted(shape));
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 20, Integer.MAX_VALUE, 0xFFFFFFFFL})
  void aHeaderThatIsTooLongIsNotReadAtAll(long length) throws IOException {
    byte[] bytes = file(length, "{");
    assertThatThrownBy(() -> NpyHeader.read(new ByteArrayInputStream(bytes), "a.npy"))
        .isInstanceOf(EOFException.class)
        .hasMessageContaining("it ends within its header");
  }
}
