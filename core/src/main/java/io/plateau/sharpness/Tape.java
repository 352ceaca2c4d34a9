package io.plateau.sharpness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A function of parameters, evaluated by PyTorch with its graph kept.
 *
 * <p>Goes past DJL's gradient collector, which takes gradients of scalars only and of which a JVM
 * may have just one open. Nothing here is shared: threads may each hold a tape.
 */
public final class Tape implements Pullback {

  private final NDManager manager;
  private final Parameters v;
  private final SortedMap<String, NDArray> leaves = new TreeMap<>();
  private final NDArray output;

  private Tape(
      NDManager parent, Parameters v, Function<SortedMap<String, NDArray>, NDArray> function) {
    this.v = v;
    manager = parent.newSubManager();
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      v.tensors().forEach((name, tensor) -> leaves.put(name, leaf(tensor)));
      output = function.apply(leaves);
      leaves.values().forEach(NDScope::unregister);
      NDScope.unregister(output);
      output.attach(manager);
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Evaluates a function.
   *
   * @param manager owner of the device
   * @param function from the parameters as arrays, by name, to an output of any shape
   */
  public static Tape record(
      NDManager manager, Parameters v, Function<SortedMap<String, NDArray>, NDArray> function) {
    return new Tape(manager, v, function);
  }

  private NDArray leaf(HostTensor tensor) {
    NDArray array = manager.create(tensor.values(), new Shape(tensor.shape()));
    array.setRequiresGradient(true);
    return array;
  }

  @Override
  public HostTensor output() {
    return new HostTensor(output.getShape().getShape(), output.toFloatArray());
  }

  @Override
  public Parameters pull(HostTensor cotangent) {
    try (NDArray seed = manager.create(cotangent.values(), new Shape(cotangent.shape()))) {
      JniUtils.backward((PtNDArray) output, (PtNDArray) seed, false, false);
    }
    SortedMap<String, HostTensor> gradients = new TreeMap<>();
    leaves.forEach(
        (name, leaf) -> {
          try (NDArray gradient = leaf.getGradient()) {
            gradients.put(name, new HostTensor(v.get(name).shape(), gradient.toFloatArray()));
          }
        });
    return new Parameters(gradients);
  }

  @Override
  public void close() {
    manager.close();
  }
}
