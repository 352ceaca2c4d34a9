package io.plateau.prep.source;

import java.io.IOException;

/** A file whose bytes came as they are stored, and make no sense from here on. */
final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String why) {
    super(why);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
