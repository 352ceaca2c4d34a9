package io.plateau.continual.closedform;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.DistributedSum;

/**
 * RAIL in its primal form: ridge regression on random features beside zero-shot, exact after every
 * task and without replay.
 *
 * <p>Source: Xu et al., Advancing Cross-domain Discriminability in Continual Learning of
 * Vision-Language Models, NeurIPS 2024. W_r is standard normal here.
 *
 * @param features phi; 2048 to 15000 of them
 * @param lambda of the ridge, 0.1
 * @param zeroShotShare of the zero-shot probability in the fusion, 0.2
 */
public record Rail(RandomFeatures features, double lambda, double zeroShotShare) {

  public Rail {
    if (!(lambda > 0) || !(zeroShotShare >= 0 && zeroShotShare <= 1)) {
      throw new IllegalArgumentException(
          "lambda: %s, zero-shot share: %s (expected: > 0, and 0 to 1)"
              .formatted(lambda, zeroShotShare));
    }
  }

  /** 2048 random features, lambda 0.1, a fifth of zero-shot. */
  public static Rail seeded(long seed, int width) {
    return new Rail(new RandomFeatures(seed, width, 2048), 0.1, 0.2);
  }

  /** Before the first task. */
  public RidgeSums start() {
    return RidgeSums.empty(features);
  }

  /**
   * The sums after one task more: what is saved, and all that is needed to go on.
   *
   * @param task its rows, with labels of the whole stream
   * @param classes how many labels there are so far
   */
  public RidgeSums learn(RidgeSums before, DistributedSum task, int classes) {
    return before.plus(RidgeSums.of(task, features, classes));
  }

  /**
   * The classifier of the tasks so far.
   *
   * @param texts of all classes, those without rows yet included; in label order
   */
  public RailClassifier classifier(RidgeSums sums, ClassTexts texts) {
    if (sums.classes() > texts.classes()) {
      throw new IllegalArgumentException(
          "texts: %d classes (expected: >= %d, those of the sums)"
              .formatted(texts.classes(), sums.classes()));
    }
    return RailClassifier.of(sums, texts, this);
  }
}
