package io.plateau.jobs.config;

import static io.plateau.jobs.config.LearnerNumber.ALPHA;
import static io.plateau.jobs.config.LearnerNumber.ALPHA_PERIOD;
import static io.plateau.jobs.config.LearnerNumber.BATCH_SIZE;
import static io.plateau.jobs.config.LearnerNumber.BETA;
import static io.plateau.jobs.config.LearnerNumber.C;
import static io.plateau.jobs.config.LearnerNumber.EPOCHS;
import static io.plateau.jobs.config.LearnerNumber.ITERATIONS;
import static io.plateau.jobs.config.LearnerNumber.LR;
import static io.plateau.jobs.config.LearnerNumber.MOMENTUM;
import static io.plateau.jobs.config.LearnerNumber.NEIGHBOURS;
import static io.plateau.jobs.config.LearnerNumber.RATIO;
import static io.plateau.jobs.config.LearnerNumber.REDUCTION;
import static io.plateau.jobs.config.LearnerNumber.STEPS;
import static io.plateau.jobs.config.LearnerNumber.TEXT_COPIES;
import static io.plateau.jobs.config.LearnerNumber.TEXT_WEIGHT;
import static io.plateau.jobs.config.LearnerNumber.TOLERANCE;
import static io.plateau.jobs.config.LearnerNumber.WEIGHT;
import static io.plateau.jobs.config.LearnerNumber.WEIGHT_DECAY;

import io.plateau.adapter.FeatureLearner;
import io.plateau.adapter.GdaSettings;

/**
 * Which learner learns from features, and with which numbers; one that it does not take is refused.
 *
 * @param learner the learner
 * @param c {@code linear-probe}: inverse strength of the penalty, without validation rows
 * @param iterations {@code linear-probe}: of L-BFGS at most
 * @param tolerance {@code linear-probe}: gradient at which L-BFGS stops
 * @param alpha {@code tip-adapter}, {@code -f}: weight of the cache, without validation rows
 * @param beta {@code tip-adapter}, {@code -f}: sharpness of its affinities, likewise
 * @param weight {@code gda}: weight beside zero-shot, without validation rows
 * @param neighbours {@code gda}: rows that stand for a new class
 * @param textCopies {@code gda}: how often its text counts beside them
 * @param ratio {@code clip-adapter}: share of the adapted feature
 * @param reduction {@code clip-adapter}: how much narrower its bottleneck is
 * @param lr learning rate of {@code tip-adapter-f}, {@code clip-adapter}, {@code cross-modal}
 * @param weightDecay of the same
 * @param batchSize of the same
 * @param epochs of {@code tip-adapter-f}, {@code clip-adapter}, {@code lp++}
 * @param steps {@code cross-modal}: at most
 * @param textWeight {@code lp++}: alpha starts as this times a mean cosine
 * @param momentum {@code lp++}: of the head's steps
 * @param alphaPeriod {@code lp++}: epochs from one step of alpha to the next
 */
public record LearnerSettings(
    LearnerKind learner,
    Tuning c,
    Tuning iterations,
    Tuning tolerance,
    Tuning alpha,
    Tuning beta,
    Tuning weight,
    Tuning neighbours,
    Tuning textCopies,
    Tuning ratio,
    Tuning reduction,
    Tuning lr,
    Tuning weightDecay,
    Tuning batchSize,
    Tuning epochs,
    Tuning steps,
    Tuning textWeight,
    Tuning momentum,
    Tuning alphaPeriod) {

  public LearnerSettings {
    new Checks()
        .taken(learner, C, c)
        .taken(learner, ITERATIONS, iterations)
        .taken(learner, TOLERANCE, tolerance)
        .taken(learner, ALPHA, alpha)
        .taken(learner, BETA, beta)
        .taken(learner, WEIGHT, weight)
        .taken(learner, NEIGHBOURS, neighbours)
        .taken(learner, TEXT_COPIES, textCopies)
        .taken(learner, RATIO, ratio)
        .taken(learner, REDUCTION, reduction)
        .taken(learner, LR, lr)
        .taken(learner, WEIGHT_DECAY, weightDecay)
        .taken(learner, BATCH_SIZE, batchSize)
        .taken(learner, EPOCHS, epochs)
        .taken(learner, STEPS, steps)
        .taken(learner, TEXT_WEIGHT, textWeight)
        .taken(learner, MOMENTUM, momentum)
        .taken(learner, ALPHA_PERIOD, alphaPeriod)
        .that(
            learner != LearnerKind.CROSS_MODAL || batchSize.or(2) >= 2,
            "batch-size",
            batchSize,
            "a whole number >= 2: half of a batch are images, half texts")
        .verify();
  }

  /** GDA as its authors ran it. */
  public static LearnerSettings defaults() {
    return of(LearnerKind.GDA);
  }

  /** A learner as its authors ran it. */
  public static LearnerSettings of(LearnerKind learner) {
    Tuning own = Tuning.OWN;
    return new LearnerSettings(
        learner, own, own, own, own, own, own, own, own, own, own, own, own, own, own, own, own,
        own, own);
  }

  /** The learner. */
  public FeatureLearner featureLearner() {
    return learner.learner(this::number);
  }

  /**
   * The numbers of Gaussian discriminant analysis.
   *
   * @throws IllegalStateException if that is not the learner
   */
  public GdaSettings gda() {
    if (learner != LearnerKind.GDA) {
      throw new IllegalStateException("learner: %s (expected: gda)".formatted(learner.label()));
    }
    return LearnerKind.gda(this::number);
  }

  /** The same with every number that the learner takes written out. */
  LearnerSettings resolved() {
    return new LearnerSettings(
        learner,
        resolved(C),
        resolved(ITERATIONS),
        resolved(TOLERANCE),
        resolved(ALPHA),
        resolved(BETA),
        resolved(WEIGHT),
        resolved(NEIGHBOURS),
        resolved(TEXT_COPIES),
        resolved(RATIO),
        resolved(REDUCTION),
        resolved(LR),
        resolved(WEIGHT_DECAY),
        resolved(BATCH_SIZE),
        resolved(EPOCHS),
        resolved(STEPS),
        resolved(TEXT_WEIGHT),
        resolved(MOMENTUM),
        resolved(ALPHA_PERIOD));
  }

  private Tuning resolved(LearnerNumber number) {
    return learner.takes(number) ? Tuning.of(number(number)) : Tuning.OWN;
  }

  private double number(LearnerNumber number) {
    return given(number).or(learner.own(number));
  }

  private Tuning given(LearnerNumber number) {
    return switch (number) {
      case C -> c;
      case ITERATIONS -> iterations;
      case TOLERANCE -> tolerance;
      case ALPHA -> alpha;
      case BETA -> beta;
      case WEIGHT -> weight;
      case NEIGHBOURS -> neighbours;
      case TEXT_COPIES -> textCopies;
      case RATIO -> ratio;
      case REDUCTION -> reduction;
      case LR -> lr;
      case WEIGHT_DECAY -> weightDecay;
      case BATCH_SIZE -> batchSize;
      case EPOCHS -> epochs;
      case STEPS -> steps;
      case TEXT_WEIGHT -> textWeight;
      case MOMENTUM -> momentum;
      case ALPHA_PERIOD -> alphaPeriod;
    };
  }
}
