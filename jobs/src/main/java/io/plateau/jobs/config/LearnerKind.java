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

import io.plateau.adapter.ClipAdapterSettings;
import io.plateau.adapter.CrossModalSettings;
import io.plateau.adapter.FeatureLearner;
import io.plateau.adapter.GdaSettings;
import io.plateau.adapter.LinearProbeSettings;
import io.plateau.adapter.LpPlusPlusSettings;
import io.plateau.adapter.TipAdapterSettings;
import io.plateau.adapter.TrainingSettings;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The learners on cached features by name, each with the numbers that it takes and their published
 * values (those of {@link io.plateau.adapter}).
 */
@SuppressWarnings("ImmutableEnumChecker") // its maps and functions are made here and stay
public enum LearnerKind implements Labelled {
  /** The texts alone. */
  ZERO_SHOT("zero-shot", "zero-shot", Map.of(), n -> FeatureLearner.zeroShot()),
  /** Cosines with class means. */
  NEAREST_CLASS_MEAN(
      "nearest-class-mean", "class means", Map.of(), n -> FeatureLearner.nearestClassMean()),
  /** Gaussian discriminant analysis beside zero-shot. */
  GDA(
      "gda",
      "GDA",
      Map.of(WEIGHT, 1.0, NEIGHBOURS, 64.0, TEXT_COPIES, 16.0),
      n -> FeatureLearner.gaussianDiscriminant(gda(n))),
  /** Multinomial logistic regression. */
  LINEAR_PROBE(
      "linear-probe",
      "linear probe",
      Map.of(C, 31.6, ITERATIONS, 1000.0, TOLERANCE, 1e-8),
      n ->
          FeatureLearner.linearProbe(
              new LinearProbeSettings(n.of(C), n.count(ITERATIONS), n.of(TOLERANCE)))),
  /** A cache of the shots beside zero-shot. */
  TIP_ADAPTER(
      "tip-adapter",
      "Tip-Adapter",
      Map.of(ALPHA, 1.17, BETA, 1.0),
      n -> FeatureLearner.tipAdapter(tip(n))),
  /** The same, trained. */
  TIP_ADAPTER_F(
      "tip-adapter-f",
      "Tip-Adapter-F",
      Map.of(ALPHA, 1.17, BETA, 1.0, LR, 1e-3, WEIGHT_DECAY, 0.01, BATCH_SIZE, 256.0, EPOCHS, 20.0),
      n -> FeatureLearner.tipAdapterF(tip(n), training(n))),
  /** A bottleneck that moves image features. */
  CLIP_ADAPTER(
      "clip-adapter",
      "CLIP-Adapter",
      Map.of(
          RATIO, 0.2, REDUCTION, 4.0, LR, 1e-3, WEIGHT_DECAY, 0.01, BATCH_SIZE, 32.0, EPOCHS, 50.0),
      n ->
          FeatureLearner.clipAdapter(
              new ClipAdapterSettings(n.of(RATIO), n.count(REDUCTION)), training(n))),
  /** A head that learns from images and texts. */
  CROSS_MODAL(
      "cross-modal",
      "cross-modal",
      Map.of(LR, 1e-3, WEIGHT_DECAY, 0.01, BATCH_SIZE, 8.0, STEPS, 12_800.0),
      n ->
          FeatureLearner.crossModal(
              new CrossModalSettings(
                  n.of(LR), n.of(WEIGHT_DECAY), n.count(BATCH_SIZE), n.count(STEPS)))),
  /** A linear head and class-wise weights of zero-shot. */
  LP_PLUS_PLUS(
      "lp++",
      "LP++",
      Map.of(TEXT_WEIGHT, 250.0, MOMENTUM, 0.9, EPOCHS, 300.0, ALPHA_PERIOD, 10.0),
      n ->
          FeatureLearner.lpPlusPlus(
              new LpPlusPlusSettings(
                  n.of(TEXT_WEIGHT), n.of(MOMENTUM), n.count(EPOCHS), n.count(ALPHA_PERIOD))));

  private final String label;
  private final String title;
  private final Map<LearnerNumber, Double> own;
  private final Function<Numbers, FeatureLearner> learner;

  /** The values that a learner is made with. */
  @FunctionalInterface
  interface Numbers {
    double of(LearnerNumber number);

    default int count(LearnerNumber number) {
      return (int) of(number);
    }
  }

  LearnerKind(
      String label,
      String title,
      Map<LearnerNumber, Double> own,
      Function<Numbers, FeatureLearner> learner) {
    this.label = label;
    this.title = title;
    this.own = own;
    this.learner = learner;
  }

  /** What it is asked for by. */
  @Override
  public String label() {
    return label;
  }

  /** What reports call it. */
  public String title() {
    return title;
  }

  /** The learner with its published numbers. */
  public FeatureLearner learner() {
    return learner(this::own);
  }

  FeatureLearner learner(Numbers numbers) {
    return learner.apply(numbers);
  }

  /** Whether it has logits for classes that it has seen no rows of, by their texts. */
  public boolean knowsUnseenClasses() {
    return this != NEAREST_CLASS_MEAN && this != LINEAR_PROBE;
  }

  /** Whether it is a closed form of sums over rows, which may lie anywhere. */
  public boolean isClosedForm() {
    return this == GDA || this == NEAREST_CLASS_MEAN;
  }

  /** Whether it chooses numbers on validation rows. */
  public boolean searches() {
    return switch (this) {
      case GDA, LINEAR_PROBE, TIP_ADAPTER, TIP_ADAPTER_F, CROSS_MODAL -> true;
      case ZERO_SHOT, NEAREST_CLASS_MEAN, CLIP_ADAPTER, LP_PLUS_PLUS -> false;
    };
  }

  boolean takes(LearnerNumber number) {
    return own.containsKey(number);
  }

  /** The published value of a number that the learner takes. */
  double own(LearnerNumber number) {
    return own.get(number);
  }

  /** What it takes, in words. */
  String numbers() {
    Set<LearnerNumber> taken = new TreeSet<>(own.keySet());
    return taken.isEmpty() ? "none" : String.join(", ", taken.stream().map(Choice::name).toList());
  }

  static GdaSettings gda(Numbers n) {
    return new GdaSettings(n.of(WEIGHT), n.count(NEIGHBOURS), n.count(TEXT_COPIES));
  }

  private static TipAdapterSettings tip(Numbers n) {
    return new TipAdapterSettings(n.of(ALPHA), n.of(BETA));
  }

  private static TrainingSettings training(Numbers n) {
    return new TrainingSettings(n.of(LR), n.of(WEIGHT_DECAY), n.count(BATCH_SIZE), n.count(EPOCHS));
  }
}
