package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import java.util.List;
import java.util.Optional;

/** Every worker perturbs on its own part of the batch. */
record DataParallelExchange(Workers workers, Perturbation perturbation)
    implements GradientExchange {

  @Override
  public TwoGradients exchange(Parameters v, Step step, Guide guide) {
    Take task = new Take(perturbation, v, step, guide);
    List<TwoGradients> parts = workers.run(task).stream().flatMap(Optional::stream).toList();
    return TwoGradients.mean(parts);
  }

  private record Take(Perturbation perturbation, Parameters v, Step step, Guide guide)
      implements WorkerTask<TwoGradients> {

    @Override
    public Optional<TwoGradients> run(Worker worker, int part, int parts) {
      Batch share = worker.share(step, part, parts);
      return share.rows() == 0
          ? Optional.empty()
          : Optional.of(perturbation.take(worker.objective(), v, share, guide));
    }
  }
}
