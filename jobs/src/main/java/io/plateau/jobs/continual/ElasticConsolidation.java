package io.plateau.jobs.continual;

import io.plateau.continual.remedy.Fisher;
import io.plateau.continual.remedy.QuadraticPenalty;
import io.plateau.continual.replay.ReservoirBuffer;
import io.plateau.continual.replay.Sample;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;

/**
 * EWC, online: {@code F = gamma F + F_t} after every task, and {@code lambda sum F (v - v*)^2} in
 * the loss of the next, v* where the prompt stood after the last.
 *
 * @param lambda strength
 * @param gamma what is left of F with each task
 * @param seed of the draw of rows that F_t is taken of
 */
record ElasticConsolidation(PromptLearning learning, double lambda, double gamma, long seed)
    implements Remedy<Parameters> {

  /** A Fisher information costs a pass of the text tower for every row. */
  private static final int ROWS = 256;

  @Override
  public Parameters start() {
    return Parameters.NONE;
  }

  @Override
  public Help help(Parameters fisher, Parameters before, StreamTask task) {
    return fisher.isEmpty()
        ? Help.NONE
        : Help.penalty(new QuadraticPenalty(fisher, before, lambda));
  }

  @Override
  public Parameters after(Parameters fisher, Parameters learned, StreamTask task)
      throws IOException {
    List<String> names = task.task().classNames();
    FeatureTable own = task.ownRows();
    Batch rows =
        Sample.batch(
            ReservoirBuffer.empty(ROWS, seed).with(Sample.of(own)).samples(), own.batch().width());
    try (Objective crossEntropy = learning.crossEntropy(names)) {
      Parameters ofTask = Fisher.diagonal(crossEntropy, learned, rows);
      return fisher.isEmpty() ? ofTask : ofTask.plus(gamma, fisher);
    }
  }

  @Override
  public KeptTensors encode(Parameters fisher) {
    return new KeptTensors(fisher.tensors(), new TreeMap<>());
  }

  @Override
  public Parameters decode(KeptTensors kept) {
    return new Parameters(kept.tensors());
  }
}
