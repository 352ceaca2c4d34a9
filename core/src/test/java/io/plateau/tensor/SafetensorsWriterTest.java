package io.plateau.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SafetensorsWriterTest {

  private static final HostTensor MATRIX =
      new HostTensor(new long[] {2, 2}, new float[] {1, Float.NaN, -0f, Float.MIN_VALUE});
  private static final HostTensor SCALAR = new HostTensor(new long[0], new float[] {7});
  private static final HostTensor EMPTY = HostTensor.zeros(0, 4);

  @Test
  void writtenTensorsAreReadBackToTheBit() throws Exception {
    byte[] bytes =
        SafetensorsWriter.encode(
            Map.of("m", MATRIX, "s", SCALAR, "e", EMPTY), Map.of("naïve", "café"));

    Safetensors file = Safetensors.of("test", bytes);

    assertThat(file.names()).containsExactly("e", "m", "s");
    assertThat(file.tensor("m")).isEqualTo(MATRIX);
    assertThat(file.tensor("s")).isEqualTo(SCALAR);
    assertThat(file.tensor("e")).isEqualTo(EMPTY);
    assertThat(file.metadata()).containsOnly(Map.entry("format", "pt"), Map.entry("naïve", "café"));
  }

  @Test
  void doublesAreReadBackToTheBit() throws Exception {
    HostDoubles tensor =
        new HostDoubles(new long[] {3}, new double[] {Math.PI, -0.0, Double.MIN_VALUE});

    Safetensors file =
        Safetensors.of(
            "test", SafetensorsWriter.encodeDoubles(Map.of("d", tensor), Map.of("n", "3")));

    assertThat(file.doubles("d")).isEqualTo(tensor);
    assertThat(file.tensor("d").values()).containsExactly((float) Math.PI, -0f, 0f);
    assertThat(file.metadata()).containsEntry("n", "3");
  }

  @Test
  void floatsAreNotReadAsDoubles() throws Exception {
    Safetensors file =
        Safetensors.of("test", SafetensorsWriter.encode(Map.of("s", SCALAR), Map.of()));

    assertThatThrownBy(() -> file.doubles("s"))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("Cannot read tensor s of test as float64: it is F32.");
  }

  @Test
  void theOrderOfMapsDoesNotShowInTheBytes() {
    Map<String, HostTensor> tensors = new LinkedHashMap<>();
    tensors.put("b", SCALAR);
    tensors.put("a", MATRIX);
    Map<String, HostTensor> reversed = new LinkedHashMap<>();
    reversed.put("a", MATRIX);
    reversed.put("b", SCALAR);
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("y", "1");
    metadata.put("x", "2");

    assertThat(SafetensorsWriter.encode(tensors, metadata))
        .isEqualTo(SafetensorsWriter.encode(reversed, Map.of("x", "2", "y", "1")));
  }

  @Test
  void theBytesAreThoseOfTheFormat() {
    byte[] bytes = SafetensorsWriter.encode(Map.of("b", SCALAR, "aa", SCALAR), Map.of());

    String json =
        """
        {"__metadata__":{"format":"pt"},\
        "aa":{"dtype":"F32","shape":[],"data_offsets":[0,4]},\
        "b":{"dtype":"F32","shape":[],"data_offsets":[4,8]}}""";
    ByteBuffer expected = ByteBuffer.allocate(160).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(144).put(json.getBytes(StandardCharsets.UTF_8));
    while (expected.position() < 152) {
      expected.put((byte) ' ');
    }
    expected.putFloat(7).putFloat(7);
    assertThat(bytes).isEqualTo(expected.array());
  }
}
