package io.plateau.continual.metric;

import io.plateau.evaluation.Metric;
import java.util.Locale;

/**
 * The metrics of continual learning. All but {@link #CLASS_INCREMENTAL_AVERAGE} are of a matrix of
 * T tasks {@code p[j][i]}, whichever label space it was scored over.
 *
 * <p>Sources: Zheng et al., Preventing Zero-Shot Transfer Degradation in Continual Learning of
 * Vision-Language Models, ICCV 2023 (Transfer, Average, Last); Lopez-Paz and Ranzato, Gradient
 * Episodic Memory, NeurIPS 2017 (BWT, FWT); Chaudhry et al., Riemannian Walk, ECCV 2018
 * (forgetting); Rebuffi et al., iCaRL, CVPR 2017 (class-incremental average).
 */
public enum ContinualMetric {
  TRANSFER("Transfer", "mean over i >= 2 of mean over 1 <= j < i of p[j][i]"),
  AVERAGE("Average", "mean of the T x T matrix, row 0 left out"),
  LAST("Last", "mean over i of p[T][i]"),
  FORGETTING("Forgetting", "mean over i < T of max over i <= j <= T-1 of (p[j][i] - p[T][i])"),
  BWT("BWT", "mean over i < T of (p[T][i] - p[i][i])"),
  FWT("FWT", "mean over i >= 2 of (p[i-1][i] - p[0][i])"),
  ZSD("ZSD", "mean over i >= 2 of max over 0 <= j <= i-1 of (p[j][i] - p[i-1][i])"),
  ZERO_SHOT_DROP("Zero-shot drop", "mean over unseen cells, 1 <= j < i, of (p[0][i] - p[j][i])"),
  WORST_CELL("Worst cell", "largest of unseen cells, 1 <= j < i, of (p[0][i] - p[j][i])"),
  CLASS_INCREMENTAL_AVERAGE(
      "Class-incremental average",
      "mean over t of the accuracy on all classes seen, over all classes seen, after task t"),
  HELD_OUT_LAST("Held-out last", "mean over held-out sets h of p[T][h]"),
  HELD_OUT_DROP(
      "Held-out drop", "mean over held-out sets h and 1 <= j <= T of (p[0][h] - p[j][h])");

  private final String label;
  private final String definition;

  ContinualMetric(String label, String definition) {
    this.label = label;
    this.definition = definition;
  }

  /** Its name in text. */
  public String label() {
    return label;
  }

  /** Its name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its formula. */
  public String definition() {
    return definition;
  }

  /** Its value, in fractions of 1; undefined where a cell that it needs is missing. */
  public Metric of(AccuracyMatrix matrix) {
    try {
      return Metric.of(value(matrix));
    } catch (UndefinedException e) {
      return Metric.undefined(e.reason());
    }
  }

  private double value(AccuracyMatrix matrix) {
    return switch (this) {
      case TRANSFER -> Formulas.transfer(matrix);
      case AVERAGE -> Formulas.average(matrix);
      case LAST -> Formulas.last(matrix);
      case FORGETTING -> Formulas.forgetting(matrix);
      case BWT -> Formulas.bwt(matrix);
      case FWT -> Formulas.fwt(matrix);
      case ZSD -> Formulas.zsd(matrix);
      case ZERO_SHOT_DROP -> Formulas.zeroShotDrop(matrix);
      case WORST_CELL -> Formulas.worstCell(matrix);
      case CLASS_INCREMENTAL_AVERAGE -> Formulas.classIncrementalAverage(matrix);
      case HELD_OUT_LAST -> Formulas.heldOutLast(matrix);
      case HELD_OUT_DROP -> Formulas.heldOutDrop(matrix);
    };
  }
}
