package io.plateau.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Writes float32 tensors in the safetensors format: the same tensors give the same bytes. */
public final class SafetensorsWriter {

  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Encodes tensors, sorted by name, as the bytes of a file.
   *
   * @param metadata strings to store beside them; {@code format: pt} is added, which Python's
   *     libraries look for
   */
  public static byte[] encode(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    Map<String, HostTensor> sorted = new TreeMap<>(tensors);
    byte[] json = header(sorted, metadata).toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    long data = sorted.values().stream().mapToLong(t -> (long) t.values().length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(
                Math.toIntExact(SafetensorsHeader.LENGTH_BYTES + padded + data * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.position() < SafetensorsHeader.LENGTH_BYTES + padded) {
      bytes.put((byte) ' ');
    }
    for (HostTensor tensor : sorted.values()) {
      for (float value : tensor.values()) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private static JsonObject header(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    JsonObject header = new JsonObject();
    JsonObject strings = new JsonObject();
    strings.addProperty("format", "pt");
    new TreeMap<>(metadata).forEach(strings::addProperty);
    header.add("__metadata__", strings);
    long offset = 0;
    for (Map.Entry<String, HostTensor> entry : tensors.entrySet()) {
      JsonArray shape = new JsonArray();
      for (long size : entry.getValue().shape()) {
        shape.add(size);
      }
      long end = offset + entry.getValue().values().length * (long) Float.BYTES;
      JsonArray offsets = new JsonArray();
      offsets.add(offset);
      offsets.add(end);
      JsonObject tensor = new JsonObject();
      tensor.addProperty("dtype", DType.F32.name());
      tensor.add("shape", shape);
      tensor.add("data_offsets", offsets);
      header.add(entry.getKey(), tensor);
      offset = end;
    }
    return header;
  }
}
