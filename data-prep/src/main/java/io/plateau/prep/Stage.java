package io.plateau.prep;

import java.util.Locale;

/** The step in which an item failed, as it stands in the quarantine table. */
enum Stage {
  READ,
  DECODE,
  ENCODE,
  IMPORT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
