package io.plateau.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

  @Test
  void readsFloat64() throws Exception {
    byte[] data = little(16).putDouble(0.1).putDouble(-1e300).array();

    assertThat(read("F64", 2, data).tensor("t").values())
        .containsExactly(0.1f, Float.NEGATIVE_INFINITY);
  }

  @Test
  void readsFloat16() throws Exception {
    // One, minus two, the smallest subnormal, the largest finite value, infinity.
    byte[] data = shorts(0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00);

    assertThat(read("F16", 5, data).tensor("t").values())
        .containsExactly(1f, -2f, 0x1p-24f, 65504f, Float.POSITIVE_INFINITY);
  }

  @Test
  void readsBfloat16() throws Exception {
    byte[] data = shorts(0x3f80, 0xc000, 0x3eab, 0x0001);

    assertThat(read("BF16", 4, data).tensor("t").values())
        .containsExactly(1f, -2f, 171 / 512f, Float.intBitsToFloat(0x10000));
  }

  @Test
  void readsIntegersOfBothSizes() throws Exception {
    byte[] wide = little(16).putLong(1L << 40).putLong(-1).array();
    byte[] narrow = little(8).putInt(Integer.MAX_VALUE).putInt(-7).array();

    assertThat(read("I64", 2, wide).longs("t")).containsExactly(1L << 40, -1);
    assertThat(read("I32", 2, narrow).longs("t")).containsExactly(Integer.MAX_VALUE, -7);
  }

  @Test
  void doesNotTakeIntegersForFloatsNorFloatsForIntegers() throws Exception {
    assertThatThrownBy(() -> read("I64", 1, new byte[8]).tensor("t"))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("Cannot read tensor t of test as floating point: it is I64.");
    assertThatThrownBy(() -> read("F32", 1, new byte[4]).longs("t"))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("Cannot read tensor t of test as integers: it is F32.");
  }

  @Test
  void namesWhatThereIsWhereATensorIsNot() {
    assertThatThrownBy(() -> read("F32", 1, new byte[4]).tensor("u"))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("Cannot find tensor u in test: the file has [t].");
  }

  @Test
  void aMappedFileReadsAsItsBytesDo(@TempDir Path directory) throws Exception {
    HostTensor tensor = new HostTensor(new long[] {2, 1}, new float[] {3, 4});
    byte[] bytes = SafetensorsWriter.encode(Map.of("t", tensor), Map.of("who", "me"));
    Path file = directory.resolve("t.safetensors");
    Files.write(file, bytes);

    Safetensors mapped = Safetensors.open(file);

    assertThat(mapped.tensor("t")).isEqualTo(tensor);
    assertThat(mapped.tensors())
        .usingRecursiveComparison()
        .isEqualTo(Safetensors.of("bytes", bytes).tensors());
    assertThat(mapped.metadata()).containsEntry("who", "me");
  }

  @Test
  void tensorsWithoutElementsMayShareTheirOffsetWithTheNext() throws Exception {
    String header =
        """
        {"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]},
         "b": {"dtype": "F64", "shape": [0, 3], "data_offsets": [0, 0]}}""";

    Safetensors file = Safetensors.of("test", bytes(header, new byte[4]));

    assertThat(file.tensor("a").values()).hasSize(1);
    assertThat(file.tensor("b").values()).isEmpty();
  }

  @Test
  void aFileWithoutALengthIsRefused() {
    assertThatThrownBy(() -> Safetensors.of("test", new byte[7]))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(
            "Cannot read test as safetensors: it has 7 bytes. Copy or download the file again.");
  }

  @ParameterizedTest
  @CsvSource({"1", "-1", "3", "100000001"})
  void aHeaderThatCannotBeIsRefused(long length) {
    byte[] bytes = little(10).putLong(length).put((byte) '{').put((byte) '}').array();

    assertThatThrownBy(() -> Safetensors.of("test", bytes))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(
            "Cannot read test as safetensors: its header would be %d bytes in a file of 10. Copy or download the file again.",
            length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"t": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}} | 4 | it ends at byte 73, its header describes 77
          {"t": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}} | 9 | it ends at byte 78, its header describes 77
          {"t": {"dtype": "F32", "shape": [3], "data_offsets": [0, 8]}} | 8 | tensor t has 8 bytes, its shape and type need 12
          {"t": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}} | 12 | tensor t overlaps another or leaves a gap
          {"t": {"dtype": "F32", "shape": [-2], "data_offsets": [0, 8]}} | 8 | tensor t has an axis of size -2
          {"t": {"dtype": "F32", "shape": [9223372036854775807, 2], "data_offsets": [0, 8]}} | 8 | tensor t has shape [9223372036854775807, 2]
          {"t": {"dtype": "F32", "data_offsets": [0, 8]}} | 8 | its header is not valid (an entry lacks dtype, shape or data_offsets)
          """)
  void tensorsThatDoNotFillTheFileAreRefused(String header, int dataBytes, String why) {
    assertThatThrownBy(() -> Safetensors.of("test", bytes(header, new byte[dataBytes])))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage("Cannot read test as safetensors: %s. Copy or download the file again.", why);
  }

  @Test
  void overlappingTensorsAreRefused() {
    String header =
        """
        {"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
         "b": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}""";

    assertThatThrownBy(() -> Safetensors.of("test", bytes(header, new byte[12])))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("tensor b overlaps another or leaves a gap");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1, 2]
          {"t": 3}
          {"t": {"dtype": "F32", "shape": 2, "data_offsets": [0, 8]}}
          {"t": {"dtype": null, "shape": [2], "data_offsets": [0, 8]}}
          {"t": {"dtype": "F31", "shape": [2], "data_offsets": [0, 8]}}
          {"t": {"dtype": "F32", "shape": ["two"], "data_offsets": [0, 8]}}
          {"t": {"dtype": "F32",
          """)
  void aHeaderThatIsNotInTheFormatIsRefused(String header) {
    assertThatThrownBy(() -> Safetensors.of("test", bytes(header, new byte[8])))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("Cannot read test as safetensors: its header is not valid (")
        .hasMessageEndingWith(" Copy or download the file again.");
  }

  private static Safetensors read(String dtype, int elements, byte[] data) throws IOException {
    String header =
        "{\"t\": {\"dtype\": \"%s\", \"shape\": [%d], \"data_offsets\": [0, %d]}}"
            .formatted(dtype, elements, data.length);
    return Safetensors.of("test", bytes(header, data));
  }

  private static byte[] bytes(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return little(8 + json.length + data.length).putLong(json.length).put(json).put(data).array();
  }

  private static byte[] shorts(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
