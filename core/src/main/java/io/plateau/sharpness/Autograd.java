package io.plateau.sharpness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.function.Function;

/** Reverse-mode differentiation of a scalar function of parameters, by PyTorch. */
public final class Autograd {

  private static final HostTensor ONE = new HostTensor(new long[0], new float[] {1});

  private Autograd() {}

  /**
   * The value and gradient of a function.
   *
   * @param manager owner of the device; everything made on the way is closed again
   * @param loss from the parameters as arrays, by name, to a scalar
   */
  public static Gradient gradient(
      NDManager manager, Parameters v, Function<SortedMap<String, NDArray>, NDArray> loss) {
    try (Tape tape = Tape.record(manager, v, loss)) {
      return new Gradient(tape.output().values()[0], tape.pull(ONE));
    }
  }
}
