package io.plateau.tensor;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON header of a safetensors file: eight bytes of length, then names, types and offsets. */
record SafetensorsHeader(SortedMap<String, TensorInfo> tensors, Map<String, String> metadata) {

  static final int LENGTH_BYTES = 8;

  /** The format's own bound; a longer header is another kind of file. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final String METADATA = "__metadata__";

  static long length(ByteBuffer firstEight, long fileBytes, String file)
      throws SafetensorsException {
    long length = firstEight.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 2 || length > LONGEST_HEADER || length > fileBytes - LENGTH_BYTES) {
      throw broken(
          file, "its header would be %d bytes in a file of %d".formatted(length, fileBytes));
    }
    return length;
  }

  static SafetensorsHeader parse(byte[] json, long fileBytes, String file)
      throws SafetensorsException {
    SortedMap<String, TensorInfo> tensors = new TreeMap<>();
    Map<String, String> metadata = new TreeMap<>();
    long dataStart = LENGTH_BYTES + (long) json.length;
    try {
      JsonObject header =
          JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
      for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
        if (entry.getKey().equals(METADATA)) {
          entry
              .getValue()
              .getAsJsonObject()
              .entrySet()
              .forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
        } else {
          tensors.put(entry.getKey(), info(entry.getValue().getAsJsonObject(), dataStart));
        }
      }
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | ClassCastException e) {
      throw broken(file, "its header is not valid (%s)".formatted(e.getMessage()));
    }
    check(tensors, dataStart, fileBytes, file);
    return new SafetensorsHeader(tensors, metadata);
  }

  private static TensorInfo info(JsonObject entry, long dataStart) {
    JsonArray sizes = entry.getAsJsonArray("shape");
    JsonArray offsets = entry.getAsJsonArray("data_offsets");
    if (sizes == null || offsets == null || offsets.size() != 2 || !entry.has("dtype")) {
      throw new IllegalArgumentException("an entry lacks dtype, shape or data_offsets");
    }
    long[] shape = new long[sizes.size()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = sizes.get(axis).getAsLong();
    }
    long begin = offsets.get(0).getAsLong();
    long end = offsets.get(1).getAsLong();
    return new TensorInfo(
        DType.valueOf(entry.get("dtype").getAsString()), shape, dataStart + begin, end - begin);
  }

  private static void check(
      SortedMap<String, TensorInfo> tensors, long dataStart, long fileBytes, String file)
      throws SafetensorsException {
    List<Map.Entry<String, TensorInfo>> inFileOrder = new ArrayList<>(tensors.entrySet());
    // Empty tensors first: they share their offset with the one that follows.
    inFileOrder.sort(
        Comparator.<Map.Entry<String, TensorInfo>>comparingLong(e -> e.getValue().offset())
            .thenComparingLong(e -> e.getValue().length()));
    long next = dataStart;
    for (Map.Entry<String, TensorInfo> entry : inFileOrder) {
      TensorInfo tensor = entry.getValue();
      long expected = bytes(entry.getKey(), tensor, file);
      if (tensor.length() != expected) {
        throw broken(
            file,
            "tensor %s has %d bytes, its shape and type need %d"
                .formatted(entry.getKey(), tensor.length(), expected));
      }
      if (tensor.offset() != next) {
        throw broken(file, "tensor %s overlaps another or leaves a gap".formatted(entry.getKey()));
      }
      next += tensor.length();
    }
    if (next != fileBytes) {
      throw broken(file, "it ends at byte %d, its header describes %d".formatted(fileBytes, next));
    }
  }

  private static long bytes(String name, TensorInfo tensor, String file)
      throws SafetensorsException {
    for (long size : tensor.shape()) {
      if (size < 0) {
        throw broken(file, "tensor %s has an axis of size %d".formatted(name, size));
      }
    }
    try {
      return Math.multiplyExact(HostTensor.elements(tensor.shape()), tensor.dtype().bytes());
    } catch (ArithmeticException e) {
      throw broken(file, "tensor %s has shape %s".formatted(name, Arrays.toString(tensor.shape())));
    }
  }

  private static SafetensorsException broken(String file, String why) {
    return new SafetensorsException(
        "Cannot read %s as safetensors: %s. Copy or download the file again.".formatted(file, why));
  }
}
