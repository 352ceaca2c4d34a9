package io.plateau.tensor;

import ai.djl.util.Float16Utils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A safetensors file, read tensor by tensor.
 *
 * <p>Files are mapped one tensor at a time, so that models larger than the heap or than two
 * gigabytes can be read.
 */
public final class Safetensors {

  private final String file;
  private final SafetensorsHeader header;
  private final Region region;

  /** Reads bytes of the file: little-endian, position 0, limit the length. */
  @FunctionalInterface
  private interface Region {
    ByteBuffer at(long offset, long length) throws IOException;
  }

  private Safetensors(String file, SafetensorsHeader header, Region region) {
    this.file = file;
    this.header = header;
    this.region = region;
  }

  /**
   * Opens a file and checks its header against its size.
   *
   * @throws SafetensorsException when the file is cut short or not in the format
   */
  public static Safetensors open(Path path) throws IOException {
    Region region =
        (offset, length) -> {
          try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
          }
        };
    long size;
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      size = channel.size();
    }
    return read(path.toString(), size, region);
  }

  /**
   * Reads a file that is already in memory.
   *
   * @param name what messages call it
   * @throws SafetensorsException when the bytes are cut short or not in the format
   */
  public static Safetensors of(String name, byte[] bytes) throws IOException {
    return read(
        name,
        bytes.length,
        (offset, length) ->
            ByteBuffer.wrap(bytes, Math.toIntExact(offset), Math.toIntExact(length)).slice());
  }

  private static Safetensors read(String file, long size, Region region) throws IOException {
    if (size < SafetensorsHeader.LENGTH_BYTES) {
      throw new SafetensorsException(
          "Cannot read %s as safetensors: it has %d bytes. Copy or download the file again."
              .formatted(file, size));
    }
    long length =
        SafetensorsHeader.length(region.at(0, SafetensorsHeader.LENGTH_BYTES), size, file);
    byte[] json = new byte[Math.toIntExact(length)];
    region.at(SafetensorsHeader.LENGTH_BYTES, length).get(json);
    return new Safetensors(file, SafetensorsHeader.parse(json, size, file), region);
  }

  /** Names of the tensors, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(header.tensors().keySet());
  }

  /** Type, shape and place of every tensor, by name. */
  public SortedMap<String, TensorInfo> tensors() {
    return header.tensors();
  }

  /** The string map stored beside the tensors. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /**
   * Reads one tensor as float32.
   *
   * @throws SafetensorsException when there is no such tensor, or it holds integers
   */
  public HostTensor tensor(String name) throws IOException {
    TensorInfo info = info(name);
    ByteBuffer bytes = bytes(info);
    float[] values = new float[Math.toIntExact(HostTensor.elements(info.shape()))];
    switch (info.dtype()) {
      case F32 -> bytes.asFloatBuffer().get(values);
      case F64 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) bytes.getDouble(i * Double.BYTES);
        }
      }
      case F16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float16Utils.halfToFloat(bytes.getShort(i * Short.BYTES));
        }
      }
      case BF16 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Float.intBitsToFloat(bytes.getShort(i * Short.BYTES) << 16);
        }
      }
      default ->
          throw new SafetensorsException(
              "Cannot read tensor %s of %s as floating point: it is %s."
                  .formatted(name, file, info.dtype()));
    }
    return new HostTensor(info.shape(), values);
  }

  /**
   * Reads one tensor of float64.
   *
   * @throws SafetensorsException when there is no such tensor, or it is not F64
   */
  public HostDoubles doubles(String name) throws IOException {
    TensorInfo info = info(name);
    if (info.dtype() != DType.F64) {
      throw new SafetensorsException(
          "Cannot read tensor %s of %s as float64: it is %s.".formatted(name, file, info.dtype()));
    }
    double[] values = new double[Math.toIntExact(HostTensor.elements(info.shape()))];
    bytes(info).asDoubleBuffer().get(values);
    return new HostDoubles(info.shape(), values);
  }

  /**
   * Reads one tensor of integers.
   *
   * @throws SafetensorsException when there is no such tensor, or it is not I64 or I32
   */
  public long[] longs(String name) throws IOException {
    TensorInfo info = info(name);
    ByteBuffer bytes = bytes(info);
    long[] values = new long[Math.toIntExact(HostTensor.elements(info.shape()))];
    switch (info.dtype()) {
      case I64 -> bytes.asLongBuffer().get(values);
      case I32 -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = bytes.getInt(i * Integer.BYTES);
        }
      }
      default ->
          throw new SafetensorsException(
              "Cannot read tensor %s of %s as integers: it is %s."
                  .formatted(name, file, info.dtype()));
    }
    return values;
  }

  private TensorInfo info(String name) throws SafetensorsException {
    TensorInfo info = header.tensors().get(name);
    if (info == null) {
      throw new SafetensorsException(
          "Cannot find tensor %s in %s: the file has %s."
              .formatted(name, file, header.tensors().keySet()));
    }
    return info;
  }

  private ByteBuffer bytes(TensorInfo info) throws IOException {
    return region.at(info.offset(), info.length()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
