package io.plateau.training;

import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoGradients;

/**
 * How a step crosses a cluster: the parameters go out, the mean of the parts' gradients comes in.
 */
public interface GradientExchange extends AutoCloseable {

  /** The sample-weighted mean over all parts of the step. */
  TwoGradients exchange(Parameters v, Step step);

  @Override
  void close();

  /**
   * Takes all parts in this JVM, one after the other.
   *
   * @param parts into how many a batch is cut, as that many workers would do
   */
  static GradientExchange local(PartWorker worker, int parts) {
    return new LocalExchange(worker, parts);
  }
}
