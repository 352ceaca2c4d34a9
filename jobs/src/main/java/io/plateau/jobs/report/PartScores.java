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
 * @param sharpness largest rise of the loss found at a distance from what was learned, in nats
 */
public record PartScores(
    Metric accuracy, Metric macroF1, Metric nll, Metric ece, Metric sharpness) {

  /** Why a number is undefined that nobody asked for. */
  static final String NOT_MEASURED = "not measured";

  public static PartScores of(Evaluation evaluation) {
    return new PartScores(
        evaluation.accuracy(),
        evaluation.macroF1(),
        evaluation.nll(),
        evaluation.calibration().ece(),
        Metric.undefined(NOT_MEASURED));
  }

  /** The same with the mean over classes for accuracy. */
  static PartScores perClass(Evaluation evaluation) {
    PartScores perRow = of(evaluation);
    return new PartScores(
        evaluation.meanClassAccuracy(), perRow.macroF1, perRow.nll, perRow.ece, perRow.sharpness);
  }

  /** The scores of a method that has none here, and why. */
  public static PartScores undefined(String reason) {
    Metric none = Metric.undefined(reason);
    return new PartScores(none, none, none, none, Metric.undefined(NOT_MEASURED));
  }

  /** These scores with a sharpness. */
  public PartScores withSharpness(double rise) {
    return new PartScores(accuracy, macroF1, nll, ece, Metric.of(rise));
  }
}
