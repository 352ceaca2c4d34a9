package io.plateau.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes tensors in the safetensors format: the same tensors give the same bytes. */
public final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** A tensor of any type, as it goes into the file. */
  private record Entry(DType dtype, long[] shape, Consumer<ByteBuffer> values) {

    static Entry of(HostTensor tensor) {
      return new Entry(
          DType.F32,
          tensor.shape(),
          bytes -> {
            for (float value : tensor.values()) {
              bytes.putFloat(value);
            }
          });
    }

    static Entry of(DoubleTensor tensor) {
      return new Entry(
          DType.F64,
          tensor.shape(),
          bytes -> {
            for (double value : tensor.values()) {
              bytes.putDouble(value);
            }
          });
    }

    long length() {
      return Math.multiplyExact(HostTensor.elements(shape), dtype.bytes());
    }
  }

  /**
   * Encodes tensors, sorted by name, as the bytes of a file.
   *
   * @param metadata strings to store beside them; {@code format: pt} is added, which Python's
   *     libraries look for
   */
  public static byte[] encode(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    tensors.forEach((name, tensor) -> entries.put(name, Entry.of(tensor)));
    return encodeEntries(entries, metadata);
  }

  /** The same in double precision. */
  public static byte[] encodeDoubles(
      Map<String, DoubleTensor> tensors, Map<String, String> metadata) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    tensors.forEach((name, tensor) -> entries.put(name, Entry.of(tensor)));
    return encodeEntries(entries, metadata);
  }

  private static byte[] encodeEntries(
      SortedMap<String, Entry> entries, Map<String, String> metadata) {
    byte[] json = header(entries, metadata).toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    long data = entries.values().stream().mapToLong(Entry::length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(SafetensorsHeader.LENGTH_BYTES + padded + data))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.position() < SafetensorsHeader.LENGTH_BYTES + padded) {
      bytes.put((byte) ' ');
    }
    entries.values().forEach(entry -> entry.values().accept(bytes));
    return bytes.array();
  }

  private static JsonObject header(SortedMap<String, Entry> entries, Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject strings = new JsonObject();
    strings.addProperty("format", "pt");
    new TreeMap<>(metadata).forEach(strings::addProperty);
    header.add("__metadata__", strings);
    long offset = 0;
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      Entry entry = named.getValue();
      JsonArray shape = new JsonArray();
      for (long size : entry.shape()) {
        shape.add(size);
      }
      long end = offset + entry.length();
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offsets.add(end);
      JsonObject tensor = new JsonObject();
      tensor.addProperty("dtype", entry.dtype().name());
      tensor.add("shape", shape);
      tensor.add("data_offsets", offsets);
      header.add(named.getKey(), tensor);
      offset = end;
    }
    return header;
  }
}
