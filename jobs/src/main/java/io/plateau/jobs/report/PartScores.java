package io.plateau.jobs.report;

import io.plateau.evaluation.Evaluation;
import io.plateau.evaluation.Metric;

/**
 * The numbers of one run on one part of the classes.
 *
 * @param accuracy in [0, 1]
 * @param macroF1 in [0, 1]
 * @param nll negative log-likelihood, in nats
 * @param ece expected calibration error, in [0, 1]
 */
public record PartScores(Metric accuracy, Metric macroF1, Metric nll, Metric ece) {

  public static PartScores of(Evaluation evaluation) {
    return new PartScores(
        evaluation.accuracy(),
        evaluation.macroF1(),
        evaluation.nll(),
        evaluation.calibration().ece());
  }
}
