package io.plateau.jobs.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose class names are measured. */
final class NamesOptions {

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description = {
        "JSON that maps data sets to lists of class names; the smallest set that has enough is"
            + " taken.",
        "Default: made-up names and the embedded model's tokenizer."
      })
  private @Nullable String names;

  @Option(
      names = "--tokenizer",
      paramLabel = "DIR",
      description = "A CLIP model directory, of which config.json and tokenizer.json are read.")
  private @Nullable String tokenizer;

  Names names() {
    return Names.of(Optional.ofNullable(names), Optional.ofNullable(tokenizer));
  }
}
