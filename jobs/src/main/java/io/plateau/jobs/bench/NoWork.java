package io.plateau.jobs.bench;

import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.training.ShardEncoder;
import io.plateau.training.Worker;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Workers that have nothing to compute: a step costs what crossing the cluster costs.
 *
 * @param threads of PyTorch, for what else they are asked
 */
record NoWork(String run, int workers, int threads) implements WorkerSource {

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Worker worker(Configuration configuration) {
    Objective none =
        (v, batch) -> {
          throw new UnsupportedOperationException("Gradients are made up here.");
        };
    return new Worker(
        none, new Batch(new float[workers], new int[workers], 1), ShardEncoder.none());
  }

  /** Two gradients that cost nothing and share no memory, so that both are sent. */
  record MadeUp() implements Perturbation {

    @Override
    public TwoGradients take(Objective objective, Parameters v, Batch batch, Guide guide) {
      return new TwoGradients(new Gradient(1, v), new Gradient(1, v.times(2)), batch.rows());
    }

    @Override
    public Optional<Perturbation> given(Parameters v, Gradient y, Guide guide) {
      return Optional.empty();
    }
  }
}
