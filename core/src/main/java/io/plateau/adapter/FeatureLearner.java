package io.plateau.adapter;

import io.plateau.evaluation.Classifier;

/**
 * Learns a classifier from cached features. What it gives is scored as a prompt is: logits over the
 * classes of the texts, the first of several maxima wins.
 */
public interface FeatureLearner {

  /**
   * Learns. Hyper-parameters are chosen on the input's validation rows alone, and keep their
   * defaults where there are none or nothing is better.
   *
   * @param seed of whatever is drawn; the same gives the same classifier
   * @throws IllegalArgumentException if the learner needs rows of a class that has none
   */
  Classifier fit(LearnerInput input, long seed);

  /** {@code scale f . t_k}: what all others are compared with. */
  static FeatureLearner zeroShot() {
    return (input, seed) -> input.texts().zeroShot();
  }

  /** Cosines with the mean feature of each class. */
  static FeatureLearner nearestClassMean() {
    return new NearestClassMean();
  }

  /** Gaussian discriminant analysis beside zero-shot. */
  static FeatureLearner gaussianDiscriminant(GdaSettings settings) {
    return new GaussianDiscriminant(settings);
  }

  /** Multinomial logistic regression. */
  static FeatureLearner linearProbe(LinearProbeSettings settings) {
    return new LinearProbe(settings);
  }

  /** A cache of the shots beside zero-shot, not trained. */
  static FeatureLearner tipAdapter(TipAdapterSettings settings) {
    return new TipAdapter(settings);
  }

  /** The same with the cache's features trained. */
  static FeatureLearner tipAdapterF(TipAdapterSettings settings, TrainingSettings training) {
    return new TipAdapterF(settings, training);
  }

  /** A bottleneck that moves image features, trained. */
  static FeatureLearner clipAdapter(ClipAdapterSettings settings, TrainingSettings training) {
    return new ClipAdapter(settings, training);
  }

  /** A head that learns from images and from texts as if they were images. */
  static FeatureLearner crossModal(CrossModalSettings settings) {
    return new CrossModal(settings);
  }

  /** A linear head and class-wise weights of zero-shot, with step sizes that the data give. */
  static FeatureLearner lpPlusPlus(LpPlusPlusSettings settings) {
    return new LpPlusPlus(settings);
  }
}
