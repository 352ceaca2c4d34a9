package io.plateau.sharpness;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Reverse-mode differentiation of a scalar function of parameters, by PyTorch. */
public final class Autograd {

  /** DJL allows one open gradient collector per JVM and fails on the second. */
  private static final ReentrantLock COLLECTING = new ReentrantLock();

  private Autograd() {}

  /**
   * The value and gradient of a function.
   *
   * @param manager owner of the device; everything made on the way is closed again
   * @param loss from the parameters as arrays, by name, to a scalar
   */
  public static Gradient gradient(
      NDManager manager, Parameters v, Function<SortedMap<String, NDArray>, NDArray> loss) {
    COLLECTING.lock();
    try (NDManager step = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      SortedMap<String, NDArray> arrays = new TreeMap<>();
      v.tensors().forEach((name, tensor) -> arrays.put(name, leaf(step, tensor)));
      float value;
      try (GradientCollector collector =
          Engine.getEngine(manager.getEngine().getEngineName()).newGradientCollector()) {
        NDArray scalar = loss.apply(arrays);
        value = scalar.getFloat();
        collector.backward(scalar);
      }
      SortedMap<String, HostTensor> gradients = new TreeMap<>();
      arrays.forEach(
          (name, array) ->
              gradients.put(
                  name, new HostTensor(v.get(name).shape(), array.getGradient().toFloatArray())));
      return new Gradient(value, new Parameters(gradients));
    } finally {
      COLLECTING.unlock();
    }
  }

  private static NDArray leaf(NDManager manager, HostTensor tensor) {
    NDArray array = manager.create(tensor.values(), new Shape(tensor.shape()));
    array.setRequiresGradient(true);
    return array;
  }
}
