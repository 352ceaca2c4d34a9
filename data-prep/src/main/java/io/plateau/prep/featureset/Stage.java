package io.plateau.prep.featureset;

import java.util.Locale;

/** The step in which a sample was set aside, as it stands in the quarantine table. */
public enum Stage {
  /** When the source was listed. */
  LIST,
  /** When its bytes were fetched. */
  READ,
  /** When its bytes were made an image. */
  DECODE,
  /** When the frozen tower encoded it. */
  ENCODE,
  /** When a ready feature was taken over. */
  IMPORT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether another try may end otherwise though the source is the same. */
  public boolean isTransient() {
    return this == READ;
  }
}
