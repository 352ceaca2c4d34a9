package io.plateau.prep;

import io.plateau.prep.featureset.Target;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The classes of a feature set and their numbers. */
final class ClassIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  /** ImageNet-21k has 21,841; a text for every image is something else. */
  private static final int MOST_CLASSES = 100_000;

  private final ArrayList<String> names;
  private final HashMap<String, Integer> labels;

  private ClassIndex(Collection<String> names) {
    this.names = new ArrayList<>(names);
    this.labels = new HashMap<>();
    for (int label = 0; label < this.names.size(); label++) {
      labels.putIfAbsent(this.names.get(label), label);
    }
  }

  /**
   * The classes that the source names, or, where it names none, those found in the samples, sorted.
   *
   * @throws PrepareException if what was found can hardly be classes
   */
  static ClassIndex of(List<String> named, List<PartSummary> parts) throws PrepareException {
    if (!named.isEmpty()) {
      return new ClassIndex(named);
    }
    NavigableSet<String> found = new TreeSet<>();
    for (PartSummary part : parts) {
      found.addAll(part.imagesPerName().keySet());
      if (found.size() > MOST_CLASSES) {
        throw new PrepareException(
            "classes: %d different names and more (expected: <= %d). Texts that differ from image to image are captions; name them so in the source."
                .formatted(found.size(), MOST_CLASSES));
      }
    }
    return new ClassIndex(found);
  }

  /** In label order. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** Numbers the class of a target that has only its name. */
  Target numbered(Target target) {
    return target.label() == Target.UNKNOWN && target.className() != null
        ? target.withLabel(label(target.className()))
        : target;
  }

  /** Images of each class in some parts, in label order. */
  List<Long> imagesPerClass(Collection<PartSummary> parts) {
    long[] images = new long[names.size()];
    for (PartSummary part : parts) {
      part.imagesPerLabel().forEach((label, count) -> images[label] += count);
      part.imagesPerName().forEach((name, count) -> images[label(name)] += count);
    }
    return Arrays.stream(images).boxed().toList();
  }

  private int label(String name) {
    Integer label = labels.get(name);
    if (label == null) {
      throw new IllegalStateException("class: " + name + " (expected: one of the source's)");
    }
    return label;
  }
}
