package io.plateau.jobs.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.TaskContext;

/**
 * Takes gradients as another perturbation does, but every second part dies in every step once,
 * after the work was done.
 */
record FailsAtFirst(Perturbation perturbation) implements Perturbation {

  private static final long serialVersionUID = 1L;

  /** Where it happened in this JVM, as step and part. */
  static final Set<List<Long>> FAILURES = ConcurrentHashMap.newKeySet();

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    TwoGradients gradients = perturbation.take(objective, v, batch, guide);
    long part = TaskContext.get().partitionId();
    if (part % 2 == 0 && FAILURES.add(List.of(guide.step(), part))) {
      throw new IllegalStateException("The device is lost after the work was done.");
    }
    return gradients;
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return perturbation.given(v, y, guide).map(FailsAtFirst::new);
  }
}
