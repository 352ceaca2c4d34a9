package io.plateau.prompt;

import io.plateau.clip.FrozenClip;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * CoCoOp's classifier: every image is scored by prompts of its own, so that each costs a pass of
 * the text tower over all classes.
 *
 * @param learned context and meta-net
 * @param scored told how many images were scored, after every few
 */
public record ConditionalClassifier(
    FrozenClip clip,
    PromptShape shape,
    List<String> classNames,
    Parameters learned,
    IntConsumer scored)
    implements Classifier {

  /** Rows of the text tower at a time: enough to keep it busy, few enough for any memory. */
  private static final int TOWER_ROWS = 4096;

  public ConditionalClassifier {
    classNames = List.copyOf(classNames);
  }

  @Override
  public int classes() {
    return classNames.size();
  }

  @Override
  public Classifier over(int from, int to) {
    return new ConditionalClassifier(clip, shape, classNames.subList(from, to), learned, scored);
  }

  @Override
  public ClassScores score(Batch rows) {
    if (rows.width() != clip.config().projection()) {
      throw new IllegalArgumentException(
          "rows: width %d (expected: %d, the model's)"
              .formatted(rows.width(), clip.config().projection()));
    }
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    int images = Math.max(1, TOWER_ROWS / PromptEncoder.sharedRows(prompts));
    float[] logits = new float[Math.multiplyExact(rows.rows(), classes())];
    try (ConditionalLearner learner =
        new ConditionalLearner(clip.text(), prompts, PromptEncoder::shared)) {
      for (int from = 0; from < rows.rows(); from += images) {
        int to = Math.min(rows.rows(), from + images);
        Batch part = rows.select(IntStream.range(from, to).toArray());
        score(part, learner.texts(learned, part), logits, from * classes());
        scored.accept(part.rows());
      }
    }
    return new ClassScores(logits, classes());
  }

  /** {@code logits[offset + i classes + c] = scale x_i . T_ic}. */
  private void score(Batch images, HostTensor texts, float[] logits, int offset) {
    int width = images.width();
    for (int text = 0; text < images.rows() * classes(); text++) {
      int image = text / classes();
      double cosine = 0;
      for (int i = 0; i < width; i++) {
        cosine += (double) images.features()[image * width + i] * texts.values()[text * width + i];
      }
      logits[offset + text] = (float) (clip.logitScale() * cosine);
    }
  }
}
