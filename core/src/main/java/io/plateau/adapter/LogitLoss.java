package io.plateau.adapter;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.SortedMap;

/** The mean cross entropy of logits that PyTorch computes, and its gradient in what is learned. */
final class LogitLoss implements AutoCloseable {

  private final NDManager manager;
  private final LogitFunction logits;
  private final int classes;

  /** Logits as a function of what is learned. */
  @FunctionalInterface
  interface LogitFunction {

    /**
     * The logits of rows.
     *
     * @param v what is learned, by name
     * @param x {@code [rows, width]}
     * @return {@code [rows, classes]}
     */
    NDArray of(SortedMap<String, NDArray> v, NDArray x);
  }

  private LogitLoss(NDManager manager, int classes, LogitFunction logits) {
    this.manager = manager;
    this.classes = classes;
    this.logits = logits;
  }

  /** A function that has constants, which live as long as the loss. */
  @FunctionalInterface
  interface Preparation {
    LogitFunction with(NDManager manager);
  }

  static LogitLoss over(int classes, Preparation preparation) {
    Torch.initialise();
    NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    return new LogitLoss(manager, classes, preparation.with(manager));
  }

  Gradient gradient(Parameters v, Batch batch) {
    try (NDManager step = manager.newSubManager()) {
      NDArray x = step.create(batch.features(), new Shape(batch.rows(), batch.width()));
      NDArray truth = oneHot(step, batch.labels(), classes);
      return Autograd.gradient(
          step,
          v,
          arrays ->
              Scaling.times(
                  logits.of(arrays, x).logSoftmax(1).mul(truth).sum(), -1f / batch.rows()));
    }
  }

  /** {@code [labels, classes]}. */
  static NDArray oneHot(NDManager manager, int[] labels, int classes) {
    return manager.create(labels).oneHot(classes, DataType.FLOAT32);
  }

  static NDArray constant(NDManager manager, HostTensor tensor) {
    return manager.create(tensor.values(), new Shape(tensor.shape()));
  }

  @Override
  public void close() {
    manager.close();
  }
}
