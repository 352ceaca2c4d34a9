package io.plateau.jobs.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;

/**
 * Takes gradients as another perturbation does, but the first attempts at every second part die.
 *
 * @param attempts how many
 */
record FailsAtFirst(Perturbation perturbation, int attempts) implements Perturbation {

  private static final long serialVersionUID = 1L;

  /** How often it happened in this JVM. */
  static final AtomicInteger FAILURES = new AtomicInteger();

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    TwoGradients gradients = perturbation.take(objective, v, batch, guide);
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() < attempts && task.partitionId() % 2 == 0) {
      FAILURES.incrementAndGet();
      throw new IllegalStateException("The device is lost after the work was done.");
    }
    return gradients;
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return perturbation.given(v, y, guide).map(rest -> new FailsAtFirst(rest, attempts));
  }
}
