package io.plateau.jobs.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.awaitility.Awaitility;

/**
 * Takes gradients as another perturbation does, but the first attempt at the first part never ends
 * by itself: only a copy of it that runs beside it can answer.
 */
record HangsAtFirst(Perturbation perturbation) implements Perturbation {

  private static final long serialVersionUID = 1L;

  @Override
  public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
    TaskContext task = TaskContext.get();
    if (task.attemptNumber() == 0 && task.partitionId() == 0) {
      Awaitility.await().forever().until(task::isInterrupted);
      throw new TaskKilledException("The copy was faster.");
    }
    return perturbation.take(objective, v, batch, guide);
  }

  @Override
  public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
    return perturbation.given(v, y, guide).map(HangsAtFirst::new);
  }
}
