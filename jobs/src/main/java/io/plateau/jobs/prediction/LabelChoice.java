package io.plateau.jobs.prediction;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of an artifact beyond what it says itself.
 *
 * @param model where its frozen model is now; {@code null} where it was when it was learned
 * @param classNames to choose from; {@code null} for those that it was learned for
 * @param texts file of text features of these classes, where a classifier was learned without a
 *     model
 */
public record LabelChoice(
    @Nullable String model, @Nullable List<String> classNames, @Nullable String texts) {

  /** What the artifact says itself. */
  public static final LabelChoice OWN = new LabelChoice(null, null, null);

  public LabelChoice {
    classNames = classNames == null ? null : List.copyOf(classNames);
    if (texts != null && classNames == null) {
      throw new IllegalArgumentException(
          "--texts: %s (expected: beside --classes, the names of the classes that the texts are of)"
              .formatted(texts));
    }
  }

  String modelOr(String own) {
    return Optional.ofNullable(model).orElse(own);
  }

  List<String> classNamesOr(List<String> own) {
    return Optional.ofNullable(classNames).orElse(own);
  }
}
