package io.plateau.artifact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The README.md of an artifact. */
final class ModelCard {

  private ModelCard() {}

  static String of(PromptArtifact artifact) {
    PromptConfig config = artifact.config();
    return """
        # A prompt learned with %s

        Learned vectors for a frozen CLIP's text tower, made by Plateau %s.

        - Tensor `context` in `adapter_model.safetensors`: shape %s, class name at the %s
        - Classes: %d, the first %d of them trained on
        - Frozen model: `%s`, SHA-256 `%s`
        - Features: `%s`, SHA-256 of the manifest `%s`

        ## Use from Python

        ```python
        from safetensors.numpy import load_file
        text = load_file("text_features.safetensors")["text_features"]  # classes x dim, normalised
        logits = %s * image_features @ text.T  # image_features: rows x dim, normalised
        ```

        ## Training

        %s

        ## Settings

        %s
        """
        .formatted(
            config.method(),
            config.createdBy(),
            Arrays.toString(artifact.context().shape()),
            config.prompt().position().name().toLowerCase(Locale.ROOT),
            config.classNames().size(),
            config.trainedClasses(),
            config.baseModel(),
            config.modelDigest(),
            config.featureSet().uri(),
            config.featureSet().digest(),
            config.logitScale(),
            list(config.training()),
            list(config.settings()));
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> "- %s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
