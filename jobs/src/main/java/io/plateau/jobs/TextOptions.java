package io.plateau.jobs;

import io.plateau.jobs.adaptation.TextSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the text features of the classes come from: a model, or a file where none is at hand. */
final class TextOptions {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--logit-scale",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description =
          "Factor on cosines with --texts: exp of the model's logit_scale. Default: 100, that of"
              + " published CLIPs.")
  private float logitScale;

  private static final class Source {

    @Option(
        names = "--model",
        required = true,
        paramLabel = "DIR",
        description = "The CLIP that made the features, or the word 'embedded'.")
    private @Nullable String model;

    @Option(
        names = "--texts",
        required = true,
        paramLabel = "FILE",
        description =
            "The text features of the classes, in their order, where the model is not at hand:"
                + " .npy or .safetensors, [classes, width].")
    private @Nullable String texts;
  }

  TextSource source() {
    if (!(logitScale > 0) || !Float.isFinite(logitScale)) {
      throw new IllegalArgumentException(
          "--logit-scale: %s (expected: a finite number > 0)".formatted(logitScale));
    }
    return source.model != null
        ? new TextSource.Tower(source.model)
        : new TextSource.Given(Objects.requireNonNull(source.texts), logitScale);
  }
}
