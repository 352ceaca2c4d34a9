package io.plateau.sharpness;

import static io.plateau.sharpness.Vectors.tensor;
import static io.plateau.sharpness.Vectors.vector;
import static io.plateau.sharpness.Vectors.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void normsAndProductsGoOverAllTensors() {
    Parameters v = vectors("a", tensor(3), "b", tensor(0, 4));

    assertThat(v.size()).isEqualTo(3);
    assertThat(v.norm()).isEqualTo(5);
    assertThat(v.dot(vectors("a", tensor(2), "b", tensor(7, 0.5)))).isEqualTo(8);
  }

  @Test
  void sumsAreTakenInDouble() {
    assertThat(vector(1e8, 1, -1e8).dot(vector(1, 1, 1))).isEqualTo(1);
  }

  @Test
  void plusAddsAMultiple() {
    assertThat(vector(1, 2).plus(-0.5, vector(4, 8))).isEqualTo(vector(-1, -2));
  }

  @Test
  void theMapItWasMadeFromMayChange() {
    SortedMap<String, HostTensor> tensors = new TreeMap<>(Map.of("v", tensor(1)));
    Parameters v = new Parameters(tensors);
    tensors.clear();

    assertThat(v).isEqualTo(vector(1));
  }

  @Test
  void namesWhatThereIsWhereATensorIsNot() {
    assertThatThrownBy(() -> vector(1).get("w"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor: w (expected: one of [v])");
  }
}
