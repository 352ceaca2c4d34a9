package io.plateau.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostTensorTest {

  @Test
  void theValuesFillTheShape() {
    assertThatThrownBy(() -> new HostTensor(new long[] {2, 3}, new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values: 5 (expected: 6, the product of shape [2, 3])");
  }

  @Test
  void equalityIsByContent() {
    HostTensor tensor = new HostTensor(new long[] {2}, new float[] {1, 2});

    assertThat(tensor)
        .isEqualTo(new HostTensor(new long[] {2}, new float[] {1, 2}))
        .hasSameHashCodeAs(new HostTensor(new long[] {2}, new float[] {1, 2}))
        .isNotEqualTo(new HostTensor(new long[] {2, 1}, new float[] {1, 2}))
        .isNotEqualTo(new HostTensor(new long[] {2}, new float[] {1, 3}))
        .hasToString("HostTensor[2]");
  }
}
