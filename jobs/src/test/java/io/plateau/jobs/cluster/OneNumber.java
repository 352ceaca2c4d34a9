package io.plateau.jobs.cluster;

import io.plateau.feature.Batch;
import io.plateau.training.ShardEncoder;
import io.plateau.training.Worker;
import org.apache.hadoop.conf.Configuration;

/** Workers that have a single number to work with. */
record OneNumber(String run, int number) implements WorkerSource {

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Worker worker(Configuration configuration) {
    return new Worker(
        (v, batch) -> {
          throw new UnsupportedOperationException("No losses here.");
        },
        new Batch(new float[] {number}, new int[1], 1),
        ShardEncoder.none());
  }

  /** The number of a worker that was made here. */
  static int of(Worker worker) {
    return (int) worker.training().features()[0];
  }
}
