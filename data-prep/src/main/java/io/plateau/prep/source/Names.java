package io.plateau.prep.source;

import java.util.Locale;

/** Parts of file names. */
final class Names {

  private Names() {}

  /** What follows the last dot, in lower case; {@code ""} where there is none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < name.lastIndexOf('/') || dot < 0
        ? ""
        : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
