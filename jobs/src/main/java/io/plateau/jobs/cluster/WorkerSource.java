package io.plateau.jobs.cluster;

import io.plateau.training.Worker;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** What an executor builds its worker from; sent to each once. */
public interface WorkerSource extends Serializable {

  /** Tells runs apart: one worker per run and executor. */
  String run();

  /** Of PyTorch, in every task; 0 takes its default, all cores. */
  int threads();

  /** Bytes that a step sends in one direction and one part at most, where they are many. */
  default long stepBytes() {
    return 0;
  }

  /**
   * Builds the worker, on an executor.
   *
   * @throws IOException when this executor cannot reach what the worker needs
   */
  Worker worker(Configuration configuration) throws IOException;
}
