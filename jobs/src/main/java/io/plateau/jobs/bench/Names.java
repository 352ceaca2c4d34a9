package io.plateau.jobs.bench;

import io.plateau.clip.ClipTokenizer;
import io.plateau.clip.EmbeddedModel;
import io.plateau.prompt.PromptShape;
import io.plateau.prompt.Prompts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where class names and their tokens come from.
 *
 * @param file JSON from data sets to names, or empty for made-up names; text, because it travels
 * @param tokenizer a model directory, or empty for the embedded model's
 */
record Names(String file, String tokenizer) {

  private static final int CONTEXT = 16;
  private static final int POSITIONS = 77;

  /** Both or none: made-up names are made for the embedded tokenizer. */
  public static Names of(Optional<String> file, Optional<String> tokenizer) {
    if (file.isPresent() != tokenizer.isPresent()) {
      throw new IllegalArgumentException(
          "--names and --tokenizer: only %s (expected: both, or neither for made-up names)"
              .formatted(file.isPresent() ? "--names" : "--tokenizer"));
    }
    return new Names(file.orElse(""), tokenizer.orElse(""));
  }

  /** Prompts of so many classes with CoOp's 16 learned vectors before the name. */
  Prompts prompts(int classes) throws IOException {
    List<String> names =
        file.isEmpty() ? ClassNames.madeUp(classes) : ClassNames.read(Path.of(file), classes);
    Path directory = tokenizer.isEmpty() ? EmbeddedModel.directory() : Path.of(tokenizer);
    try (ClipTokenizer pieces = ClipTokenizer.read(directory)) {
      return Prompts.of(pieces, names, PromptShape.unified(CONTEXT), POSITIONS);
    }
  }

  /** What the tables say about it. */
  String description() {
    return file.isEmpty() ? "made-up class names" : "class names of " + Path.of(file).getFileName();
  }
}
