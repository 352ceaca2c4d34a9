package io.plateau.prep.ml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a row that has no feature; the words are Spark ML's. */
enum InvalidInput {
  ERROR,
  SKIP,
  KEEP;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InvalidInput> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
