package io.plateau.adapter;

import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Cross-modal adaptation: a head {@code scale W f} that starts from the text features and is
 * trained on images and, as many, texts. A class without rows keeps its text feature.
 *
 * <p>Source: Lin et al., Multimodality Helps Unimodality: Cross-Modal Few-Shot Learning with
 * Multimodal Models, CVPR 2023.
 *
 * @param settings steps and rates; validation rows stop early
 */
record CrossModal(CrossModalSettings settings) implements FeatureLearner {

  private static final String HEAD = "head.weight";
  private static final double EPSILON = 1e-8;
  private static final int CHECK_EVERY = 100;

  @Override
  public LinearClassifier fit(LearnerInput input, long seed) {
    ClassTexts texts = input.texts();
    LearnerInput seen = input.seen();
    float scale = texts.logitScale();
    BestHead best = new BestHead(seen);
    try (LogitLoss loss =
        LogitLoss.over(
            seen.texts().classes(),
            manager -> (v, x) -> Scaling.times(x.matMul(v.get(HEAD).transpose()), scale))) {
      Parameters last =
          Descent.adamW(
                  "the cross-modal head",
                  settings.learningRate(),
                  EPSILON,
                  settings.weightDecay(),
                  settings.steps())
              .run(
                  Parameters.of(HEAD, seen.texts().features()),
                  loss,
                  halves(seen, seed),
                  settings.steps(),
                  best);
      return headOfAll(input, (seen.hasValidation() ? best.head : last).get(HEAD));
    }
  }

  /** Batches of images and texts, half and half, each shuffled on its own. */
  private Supplier<Batch> halves(LearnerInput seen, long seed) {
    int half = settings.batch() / 2;
    ClassTexts texts = seen.texts();
    Batch textRows =
        new Batch(
            texts.features().values(),
            IntStream.range(0, texts.classes()).toArray(),
            texts.width());
    Batches images = new Batches(seen.train().batch(), half, seed);
    Batches ofTexts = new Batches(textRows, half, ~seed);
    return () -> Batches.concatenate(images.next(), ofTexts.next());
  }

  private static LinearClassifier headOfAll(LearnerInput input, HostTensor ofSeen) {
    ClassTexts texts = input.texts();
    float[] head = texts.features().values().clone();
    int[] seen = input.seenLabels();
    for (int i = 0; i < seen.length; i++) {
      System.arraycopy(
          ofSeen.values(), i * texts.width(), head, seen[i] * texts.width(), texts.width());
    }
    return LinearClassifier.scaled(head, texts.width(), texts.logitScale());
  }

  /** The head that was right most often on validation rows; of several the first. */
  private final class BestHead implements Descent.Listener {

    private final LearnerInput seen;
    private Parameters head;
    private long mostCorrect = -1;

    BestHead(LearnerInput seen) {
      this.seen = seen;
      head = Parameters.of(HEAD, seen.texts().features());
    }

    @Override
    public void stepped(int done, Parameters v) {
      if (seen.hasValidation() && (done % CHECK_EVERY == 0 || done == settings.steps())) {
        ClassTexts texts = seen.texts();
        LinearClassifier classifier =
            LinearClassifier.scaled(v.get(HEAD).values(), texts.width(), texts.logitScale());
        long correct = Accuracy.correct(classifier, seen.validation().batch());
        if (correct > mostCorrect) {
          mostCorrect = correct;
          head = v;
        }
      }
    }
  }
}
