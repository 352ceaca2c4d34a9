package io.plateau.artifact;

import io.plateau.prompt.ContextSharing;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The README.md of an artifact. */
final class ModelCard {

  private static final String SHARED =
      """
      ```python
      from safetensors.numpy import load_file
      text = load_file("text_features.safetensors")["text_features"]  # classes x dim, normalised
      logits = %s * image_features @ text.T  # image_features: rows x dim, normalised
      ```""";

  private static final String PER_IMAGE =
      """
      Every image has prompts of its own: the text tower runs over all classes for each, with these
      vectors in the place of the context.

      ```python
      import numpy as np
      from safetensors.numpy import load_file
      v = load_file("adapter_model.safetensors")  # image_features: rows x dim, normalised
      hidden = np.maximum(image_features @ v["meta_net.linear1.weight"].T + v["meta_net.linear1.bias"], 0)
      shift = hidden @ v["meta_net.linear2.weight"].T + v["meta_net.linear2.bias"]
      context = v["context"] + shift[:, None]  # rows x length x width
      ```""";

  private ModelCard() {}

  static String of(PromptArtifact artifact) {
    PromptConfig config = artifact.config();
    return """
        # A prompt learned with %s

        Learned vectors for a frozen CLIP's text tower, made by Plateau %s.

        - Learned tensors in `adapter_model.safetensors`: %s; class name at the %s
        - Classes: %d, the first %d of them trained on
        - Frozen model: `%s`, SHA-256 `%s`
        - Features: `%s`, SHA-256 of the manifest `%s`

        ## Use from Python

        %s

        ## Training

        %s

        ## Settings

        %s
        """
        .formatted(
            config.method(),
            config.createdBy(),
            tensors(artifact.learned()),
            config.prompt().position().name().toLowerCase(Locale.ROOT),
            config.classNames().size(),
            config.trainedClasses(),
            config.baseModel(),
            config.modelDigest(),
            config.featureSet().uri(),
            config.featureSet().digest(),
            config.prompt().sharing() == ContextSharing.PER_IMAGE
                ? PER_IMAGE
                : SHARED.formatted(config.logitScale()),
            list(config.training()),
            list(config.settings()));
  }

  private static String tensors(Parameters learned) {
    return learned.tensors().entrySet().stream()
        .map(tensor -> "`%s` %s".formatted(tensor.getKey(), shape(tensor.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static String shape(HostTensor tensor) {
    return Arrays.toString(tensor.shape());
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> "- %s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
