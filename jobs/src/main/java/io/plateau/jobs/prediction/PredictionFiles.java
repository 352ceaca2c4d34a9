package io.plateau.jobs.prediction;

import io.plateau.prep.featureset.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Where predictions lie below their directory. */
final class PredictionFiles {

  static final String PREDICTIONS = "predictions";
  static final String QUARANTINE = "quarantine";

  /** What an interrupted run has finished; hidden from whoever lists the directory. */
  static final String PARTS = "_parts";

  private PredictionFiles() {}

  /**
   * The name of a unit's files: what decides their bytes decides it, so that a later run finds them
   * again.
   */
  static String name(int number, String recipe, String unitDigest) {
    return "part-%05d-%.12s".formatted(number, digest(List.of(recipe, unitDigest)));
  }

  static String predictions(String name, PredictionFormat format) {
    return "%s/%s.%s".formatted(PREDICTIONS, name, format.extension());
  }

  static String quarantine(String name) {
    return "%s/%s.parquet".formatted(QUARANTINE, name);
  }

  static String summary(String name) {
    return "%s/%s.json".formatted(PARTS, name);
  }

  /** SHA-256 over lines, in hex. */
  static String digest(List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }
}
