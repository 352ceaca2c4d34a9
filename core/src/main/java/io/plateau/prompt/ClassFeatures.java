package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.util.List;

/** The text features that classify images: one normalised row per class. */
public final class ClassFeatures {

  private static final int BATCH = 64;

  private ClassFeatures() {}

  /**
   * Features of a learned prompt.
   *
   * @param context {@code [length, width]} or {@code [classes, length, width]}
   * @return {@code [classes, projection]}, normalised
   * @throws IllegalArgumentException when there are none, because every image has its own
   */
  public static HostTensor learned(
      FrozenClip clip, List<String> classNames, PromptShape shape, HostTensor context) {
    if (shape.sharing() == ContextSharing.PER_IMAGE) {
      throw new IllegalArgumentException(
          "sharing: %s (expected: UNIFIED or PER_CLASS, whose features are the same for all images)"
              .formatted(shape.sharing()));
    }
    Prompts prompts =
        Prompts.of(clip.tokenizer(), classNames, shape, clip.config().text().positions());
    int width = clip.config().text().transformer().width();
    if (context.values().length != prompts.slots() * width) {
      throw new IllegalArgumentException(
          "context: %d values (expected: %d x %d, the learned vectors of %d classes)"
              .formatted(context.values().length, prompts.slots(), width, classNames.size()));
    }
    try (PromptEncoder encoder = PromptEncoder.shared(clip.text(), prompts);
        NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray vectors = manager.create(context.values(), new Shape(prompts.slots(), width));
      return rows(clip, encoder.encode(vectors).toFloatArray());
    }
  }

  /**
   * Features of a hand-written prompt.
   *
   * @param template with {@code {}} where the class name goes; underscores in names stand for
   *     spaces
   * @return {@code [classes, projection]}, normalised
   */
  public static HostTensor zeroShot(FrozenClip clip, List<String> classNames, String template) {
    List<String> captions =
        classNames.stream().map(name -> template.replace("{}", name.replace('_', ' '))).toList();
    return rows(clip, clip.encodeTexts(captions, BATCH));
  }

  private static HostTensor rows(FrozenClip clip, float[] features) {
    int width = clip.config().projection();
    UnitRows.normalize(features, width);
    return new HostTensor(new long[] {features.length / width, width}, features);
  }
}
