package io.plateau.prep.featureset;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a sample shows.
 *
 * @param label index of its class; {@link #UNKNOWN} while only the name is known, or if it has none
 * @param className name of its class, {@code null} if it has none
 * @param caption free text about it, {@code null} if there is none
 */
public record Target(int label, @Nullable String className, @Nullable String caption)
    implements Serializable {

  /** The label of a sample without a class, or whose class has no number yet. */
  public static final int UNKNOWN = -1;

  /** A sample of a numbered class. */
  public static Target of(int label, String className) {
    return new Target(label, className, null);
  }

  /** A sample of a class that gets its number when all names are known. */
  public static Target named(String className) {
    return new Target(UNKNOWN, className, null);
  }

  /** A sample without a class. */
  public static Target captioned(String caption) {
    return new Target(UNKNOWN, null, caption);
  }

  /** The same with a caption. */
  public Target withCaption(String text) {
    return new Target(label, className, text);
  }

  /** The same with the number of its class. */
  public Target withLabel(int number) {
    return new Target(number, className, caption);
  }
}
