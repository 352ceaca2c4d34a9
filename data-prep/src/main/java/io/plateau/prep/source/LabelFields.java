package io.plateau.prep.source;

import io.plateau.prep.featureset.Target;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about a sample, not yet held against its class names.
 *
 * @param label index of a class
 * @param className name of a class
 * @param caption free text
 */
record LabelFields(@Nullable Long label, @Nullable String className, @Nullable String caption) {

  static final List<String> LABEL = List.of("label", "cls");
  static final List<String> CLASS_NAME = List.of("class_name", "class");
  static final List<String> CAPTION = List.of("caption", "text");

  /** As pandas writes them too, where a column of integers has gaps. */
  private static final Pattern INTEGER = Pattern.compile("(-?\\d+)(?:\\.0*)?");

  /** A label that is no number is the name of a class. */
  static LabelFields of(
      @Nullable String label, @Nullable String className, @Nullable String caption)
      throws RejectionException {
    if (label == null || INTEGER.matcher(label).matches()) {
      return new LabelFields(label == null ? null : integer(label), className, caption);
    }
    if (className != null && !className.equals(label)) {
      throw new RejectionException(
          "BAD_LABEL",
          "label: %s (expected: an integer, beside class name %s)".formatted(label, className));
    }
    return new LabelFields(null, label, caption);
  }

  static LabelFields of(Fields fields) throws RejectionException {
    return of(fields.first(LABEL), fields.first(CLASS_NAME), fields.first(CAPTION));
  }

  boolean hasClass() {
    return label != null || className != null;
  }

  /**
   * The class, and the caption, of the sample.
   *
   * @param classes empty where names are found in the samples
   * @throws RejectionException if it has none, or one that is not among {@code classes}
   */
  Target target(NamedClasses classes) throws RejectionException {
    if (!hasClass()) {
      if (caption == null) {
        throw new RejectionException(
            "MISSING_LABEL", "it has no label (expected: a label, a class name or a caption)");
      }
      return Target.captioned(caption);
    }
    Target target = classes.isEmpty() ? named() : numbered(classes);
    return caption == null ? target : target.withCaption(caption);
  }

  private Target named() throws RejectionException {
    if (className == null) {
      throw new RejectionException(
          "UNNAMED_LABEL",
          "label: %s has no name (expected: a class name beside it, or classes.txt)"
              .formatted(label));
    }
    return Target.named(className);
  }

  private Target numbered(NamedClasses classes) throws RejectionException {
    if (label == null) {
      String name = String.valueOf(className);
      int found =
          classes
              .label(name)
              .orElseThrow(
                  () ->
                      new RejectionException(
                          "UNKNOWN_CLASS",
                          "class name: %s (expected: one of the %d class names)"
                              .formatted(name, classes.size())));
      return Target.of(found, name);
    }
    if (label < 0 || label >= classes.size()) {
      throw new RejectionException(
          "LABEL_OUT_OF_RANGE",
          "label: %d (expected: 0 to %d, for the %d class names)"
              .formatted(label, classes.size() - 1, classes.size()));
    }
    String name = classes.name(Math.toIntExact(label));
    if (className != null && !className.equals(name)) {
      throw new RejectionException(
          "CLASS_CONFLICT",
          "class name: %s (expected: %s, the name of label %d)".formatted(className, name, label));
    }
    return Target.of(Math.toIntExact(label), name);
  }

  /** Too long a number is out of any range, too. */
  private static Long integer(String text) {
    String digits = INTEGER.matcher(text).replaceFirst("$1");
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
