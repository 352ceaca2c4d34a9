package io.plateau.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.tensor.HostTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NpyFileTest {

  private static String header(byte[] file) {
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
    return new String(file, 10, length, StandardCharsets.US_ASCII);
  }

  @Test
  void theHeaderIsThatOfNumpy() {
    byte[] file = NpyFile.of(new HostTensor(new long[] {2, 3}, new float[6]));
    assertThat(header(file).strip())
        .isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }");
    assertThat(header(file)).endsWith("\n");
  }

  @Test
  void oneAxisIsATupleOfOne() {
    assertThat(header(NpyFile.of(new HostTensor(new long[] {2}, new float[2]))))
        .contains("'shape': (2,), }");
  }

  @Test
  void valuesFollowAtAMultipleOf64() {
    byte[] file = NpyFile.of(new HostTensor(new long[] {2}, new float[] {1.5f, -2}));
    assertThat(file.length % 64).isEqualTo(8);
    ByteBuffer values = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(values.getFloat(file.length - 8)).isEqualTo(1.5f);
    assertThat(values.getFloat(file.length - 4)).isEqualTo(-2);
  }
}
