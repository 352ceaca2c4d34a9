package io.plateau.jobs.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;

/**
 * Takes gradients as another perturbation does, but the first attempt of every second part dies.
 */
record FailsAtFirst(Perturbation perturbation) implements Perturbation {

  private static final long serialVersionUID = 1L;

  /** How often it happened in this JVM. */
  static final AtomicInteger FAILURES = new AtomicInteger();

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    TwoGradients gradients = perturbation.take(objective, v, batch, guide);
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && task.partitionId() % 2 == 0) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("The device is lost after the work was done.");
    }
    return gradients;
  }
}
