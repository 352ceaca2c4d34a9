package io.plateau.artifact;

import io.plateau.synthesis.GeneratorShape;
import java.util.Locale;
import java.util.stream.Collectors;

/** The README.md of a generator. */
final class GeneratorCard {

  private GeneratorCard() {}

  static String of(GeneratorConfig config) {
    GeneratorShape shape = config.shape();
    return """
        # A generator of synthetic features (SHIP)

        Makes image features of classes from their names, for a frozen CLIP; trained by Plateau %s.

        - Features %d wide, z %d wide, %d learned vectors of %d in a prompt
        - Trained on %d classes
        - Frozen model: `%s`, SHA-256 `%s`
        - Features: `%s`, SHA-256 of the manifest `%s`

        ## Use from Python

        ```python
        import numpy as np
        from safetensors.numpy import load_file
        v = load_file("generator.safetensors")  # z: rows x latent, standard normal
        hidden = np.maximum(z @ v["generator.hidden.weight"].T + v["generator.hidden.bias"], 0)
        shift = hidden @ v["generator.shift.weight"].T + v["generator.shift.bias"]
        context = v["context"] + shift[:, None]  # rows x length x width: after start-of-text
        ```

        The class name, a full stop and end-of-text follow; the normalised text feature is the synthetic feature.

        ## Measured

        %s

        ## Settings

        %s
        """
        .formatted(
            config.createdBy(),
            shape.feature(),
            shape.latent(),
            shape.contextLength(),
            shape.width(),
            config.classNames().size(),
            config.baseModel(),
            config.modelDigest(),
            config.featureSet().uri(),
            config.featureSet().digest(),
            config.metrics().entrySet().stream()
                .map(
                    entry ->
                        String.format(Locale.ROOT, "- %s: %.4f", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n")),
            config.settings().entrySet().stream()
                .map(entry -> "- %s: %s".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n")));
  }
}
