package io.plateau.prompt;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code src/test/goldens/learner_goldens.py} computes with, and where it wrote to. */
final class LearnerGoldens {

  static final List<String> CLASS_NAMES =
      List.of("river", "sea or lake", "sea_shore", "golden retriever", "annual crop land");
  static final String TEMPLATE = "a photo of a {}.";
  static final PromptShape UNIFIED = PromptShape.unified(3);
  static final PromptShape PER_IMAGE =
      new PromptShape(3, ClassPosition.END, ContextSharing.PER_IMAGE);
  static final float SCALE = 10;

  private static final int[] LABELS = {0, 1, 2, 3, 4, 0, 3};
  private static final int HIDDEN = 3;

  private LearnerGoldens() {}

  static Safetensors open() throws IOException {
    try {
      return Safetensors.open(
          Path.of(
              Objects.requireNonNull(LearnerGoldens.class.getResource("learners.safetensors"))
                  .toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The learner of the five classes. */
  static PromptLearner learner(FrozenClip clip, PromptShape shape, PromptEncoder.Factory encoding) {
    Prompts prompts =
        Prompts.of(clip.tokenizer(), CLASS_NAMES, shape, clip.config().text().positions());
    return PromptLearner.of(clip.text(), prompts, shape.sharing(), encoding);
  }

  static HostTensor context(int width) {
    return ramp(89, 2, UNIFIED.contextLength(), width);
  }

  /** Context and meta-net. */
  static SortedMap<String, HostTensor> conditional(int dim, int width) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    tensors.put(ContextLearner.CONTEXT, context(width));
    tensors.put(MetaNet.WEIGHT_1, ramp(43, 4, HIDDEN, dim));
    tensors.put(MetaNet.BIAS_1, ramp(47, 4, HIDDEN));
    tensors.put(MetaNet.WEIGHT_2, ramp(53, 4, width, HIDDEN));
    tensors.put(MetaNet.BIAS_2, ramp(59, 4, width));
    return tensors;
  }

  private static HostTensor ramp(int step, int divisor, long... shape) {
    float[] values = GoldenClip.ramp((int) HostTensor.elements(shape), step);
    for (int i = 0; i < values.length; i++) {
      values[i] /= divisor;
    }
    return new HostTensor(shape, values);
  }

  static Batch batch(int width) {
    float[] features = GoldenClip.ramp(LABELS.length * width, 101);
    for (int row = 0; row < LABELS.length; row++) {
      double squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        squares += (double) features[i] * features[i];
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        features[i] = (float) (features[i] / Math.sqrt(squares));
      }
    }
    return new Batch(features, LABELS, width);
  }
}
