package io.plateau.prep.ml;

import io.plateau.clip.Torch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a transformer, checked.
 *
 * @param modelUrl a model directory at any Hadoop path, or {@code embedded}
 * @param engine of DJL
 * @param batchSize rows per call of the model
 * @param inputCol the column that is encoded
 * @param outputCol the column that features go to
 * @param handleInvalid the word for what becomes of rows that have none
 */
record FeatureSettings(
    String modelUrl,
    String engine,
    int batchSize,
    String inputCol,
    String outputCol,
    String handleInvalid)
    implements Serializable {

  FeatureSettings {
    List<String> problems = new ArrayList<>();
    if (modelUrl.isEmpty()) {
      problems.add("modelUrl: not set (expected: the directory of a CLIP model, or embedded)");
    }
    if (!engine.equals(Torch.ENGINE)) {
      problems.add("engine: %s (expected: %s)".formatted(engine, Torch.ENGINE));
    }
    if (batchSize < 1) {
      problems.add("batchSize: %d (expected: >= 1)".formatted(batchSize));
    }
    if (inputCol.isEmpty()) {
      problems.add("inputCol: not set (expected: the name of a column)");
    }
    if (outputCol.isEmpty()) {
      problems.add("outputCol: empty (expected: a name for the new column)");
    }
    if (InvalidInput.of(handleInvalid).isEmpty()) {
      problems.add("handleInvalid: %s (expected: error, skip or keep)".formatted(handleInvalid));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  InvalidInput invalidInput() {
    return InvalidInput.of(handleInvalid).orElseThrow();
  }
}
