package io.plateau.adapter;

import io.plateau.evaluation.CosineClassifier;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a task and what the text tower says of them.
 *
 * @param names one per class
 * @param features {@code [classes, width]}, L2-normalised
 * @param logitScale factor on cosines (exp of CLIP's {@code logit_scale}), 100 for published models
 */
public record ClassTexts(List<String> names, HostTensor features, float logitScale)
    implements Serializable {

  public ClassTexts {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("classes: none (expected: two at least to learn from)");
    }
    if (features.shape().length != 2 || features.shape()[0] != names.size()) {
      throw new IllegalArgumentException(
          "text features: shape %s (expected: [classes, width] with %d classes)"
              .formatted(Arrays.toString(features.shape()), names.size()));
    }
    if (!(logitScale > 0) || !Float.isFinite(logitScale)) {
      throw new IllegalArgumentException(
          "logit scale: " + logitScale + " (expected: finite and > 0)");
    }
    List<String> rowNames = names;
    UnitFeatures.require(
        features.values(),
        Math.toIntExact(features.shape()[1]),
        row -> "text feature of class '%s'".formatted(rowNames.get(row)));
  }

  /** The number of classes. */
  public int classes() {
    return names.size();
  }

  /** The length of a feature. */
  public int width() {
    return Math.toIntExact(features.shape()[1]);
  }

  /** {@code logitScale f . t_k}. */
  public CosineClassifier zeroShot() {
    return CosineClassifier.of(features, logitScale);
  }

  /** These classes, then others. */
  public ClassTexts and(ClassTexts others) {
    HostTensor both = HostTensor.zeros(classes() + others.classes(), width());
    System.arraycopy(features.values(), 0, both.values(), 0, features.values().length);
    System.arraycopy(
        others.features.values(),
        0,
        both.values(),
        features.values().length,
        others.features.values().length);
    return new ClassTexts(
        Stream.concat(names.stream(), others.names.stream()).toList(), both, logitScale);
  }

  /** The same for some of the classes, in the order given. */
  public ClassTexts select(int[] labels) {
    int width = width();
    HostTensor selected = HostTensor.zeros(labels.length, width);
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(features.values(), labels[i] * width, selected.values(), i * width, width);
    }
    return new ClassTexts(
        Arrays.stream(labels).mapToObj(names::get).toList(), selected, logitScale);
  }
}
