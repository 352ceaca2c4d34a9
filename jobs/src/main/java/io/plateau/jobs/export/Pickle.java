package io.plateau.jobs.export;

import io.plateau.tensor.HostTensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The few instructions of Python's pickle, protocol 2, that a checkpoint is made of (their letters
 * are those of Lib/pickletools.py).
 */
final class Pickle {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Pickle() {}

  /**
   * {@code {"state_dict": OrderedDict(tensors), "epoch": epoch}}; storages are numbered in order.
   */
  static byte[] ofCheckpoint(Map<String, HostTensor> tensors, int epoch) {
    Pickle pickle = new Pickle();
    pickle.write(0x80).write(2).write('}').write('(');
    pickle.text("state_dict").emptyOrderedDict().write('(');
    int storage = 0;
    for (Map.Entry<String, HostTensor> tensor : tensors.entrySet()) {
      pickle.text(tensor.getKey()).tensor(tensor.getValue(), storage++);
    }
    pickle.write('u').text("epoch").integer(epoch).write('u').write('.');
    return pickle.out.toByteArray();
  }

  /** The call {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)}. */
  private Pickle tensor(HostTensor tensor, int storage) {
    int elements = tensor.values().length;
    long[] shape = tensor.shape();
    global("torch._utils", "_rebuild_tensor_v2").write('(');
    write('(').text("storage").global("torch", "FloatStorage");
    text(Integer.toString(storage)).text("cpu").integer(elements).write('t').write('Q');
    integer(0).tuple(shape).tuple(strides(shape));
    write(0x89).emptyOrderedDict(); // False
    return write('t').write('R');
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return strides;
  }

  private Pickle emptyOrderedDict() {
    return global("collections", "OrderedDict").write(')').write('R');
  }

  private Pickle tuple(long[] values) {
    write('(');
    for (long value : values) {
      integer(Math.toIntExact(value));
    }
    return write('t');
  }

  private Pickle global(String module, String name) {
    write('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private Pickle text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    write('X').number(utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  private Pickle integer(int value) {
    return write('J').number(value);
  }

  private Pickle number(int value) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  private Pickle write(int opcode) {
    out.write(opcode);
    return this;
  }
}
