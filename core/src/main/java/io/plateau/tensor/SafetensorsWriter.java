package io.plateau.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes tensors in the safetensors format: the same tensors give the same bytes. */
public final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** A tensor as the file has it. */
  private record Entry(DType type, long[] shape, ByteBuffer data) {}

  /**
   * Encodes float32 tensors, sorted by name, as the bytes of a file.
   *
   * @param metadata strings to store beside them; {@code format: pt} is added, which Python's
   *     libraries look for
   */
  public static byte[] encode(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    tensors.forEach((name, tensor) -> entries.put(name, entry(tensor)));
    return file(entries, metadata);
  }

  /** The same of float64 tensors. */
  public static byte[] encodeDoubles(
      Map<String, HostDoubles> tensors, Map<String, String> metadata) {
    SortedMap<String, Entry> entries = new TreeMap<>();
    tensors.forEach((name, tensor) -> entries.put(name, entry(tensor)));
    return file(entries, metadata);
  }

  private static Entry entry(HostTensor tensor) {
    ByteBuffer data = littleEndian(tensor.values().length * (long) Float.BYTES);
    data.asFloatBuffer().put(tensor.values());
    return new Entry(DType.F32, tensor.shape(), data);
  }

  private static Entry entry(HostDoubles tensor) {
    ByteBuffer data = littleEndian(tensor.values().length * (long) Double.BYTES);
    data.asDoubleBuffer().put(tensor.values());
    return new Entry(DType.F64, tensor.shape(), data);
  }

  private static byte[] file(SortedMap<String, Entry> entries, Map<String, String> metadata) {
    byte[] json = header(entries, metadata).toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    long data = entries.values().stream().mapToLong(entry -> entry.data().capacity()).sum();
    byte[] file = new byte[Math.toIntExact(SafetensorsHeader.LENGTH_BYTES + padded + data)];
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.position() < SafetensorsHeader.LENGTH_BYTES + padded) {
      bytes.put((byte) ' ');
    }
    entries.values().forEach(entry -> bytes.put(entry.data()));
    return file;
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
      long end = offset + entry.data().capacity();
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offsets.add(end);
      JsonObject tensor = new JsonObject();
      tensor.addProperty("dtype", entry.type().name());
      tensor.add("shape", shape);
      tensor.add("data_offsets", offsets);
      header.add(named.getKey(), tensor);
      offset = end;
    }
    return header;
  }

  private static ByteBuffer littleEndian(long bytes) {
    return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
  }
}
