package io.plateau.artifact;

import java.util.Map;
import java.util.stream.Collectors;

/** The README.md of a classifier that was learned from cached features. */
final class AdapterCard {

  private AdapterCard() {}

  static String of(AdapterArtifact artifact) {
    AdapterConfig config = artifact.config();
    return """
        # A classifier learned with %s

        Scores normalised image features of a frozen CLIP, %d wide; made by Plateau %s.

        - Classes: %d, of which it has logits for %s
        - Frozen model: `%s`, SHA-256 `%s`
        - Features: `%s`, SHA-256 of the manifest `%s`
        - Text features in `text_features.safetensors`: %s

        ## Use from Python

        ```python
        import numpy as np
        from safetensors.numpy import load_file
        v = load_file("adapter_model.safetensors")
        t = load_file("text_features.safetensors")["text_features"]  # classes x width, normalised
        f = image_features / np.linalg.norm(image_features, axis=1, keepdims=True)  # rows x width
        %s
        ```

        ## Training

        %s

        ## Settings

        %s
        """
        .formatted(
            config.method(),
            artifact.texts().width(),
            config.createdBy(),
            config.classNames().size(),
            config.knownClasses() == config.classNames().size()
                ? "all"
                : "the first %d".formatted(config.knownClasses()),
            config.baseModel(),
            config.modelDigest(),
            config.featureSet().uri(),
            config.featureSet().digest(),
            config.template().isEmpty()
                ? "as they were given"
                : "of `%s`".formatted(config.template()),
            logits(config),
            list(config.training()),
            list(config.settings()));
  }

  private static String logits(AdapterConfig config) {
    AdapterConfig.Formula formula = config.classifier();
    float scale = config.logitScale();
    return switch (formula.kind()) {
      case TEXTS -> "logits = %s * f @ t.T".formatted(scale);
      case LINEAR -> "logits = f @ v[\"weight\"].T + v[\"bias\"]";
      case CACHE ->
          """
          votes = np.exp(-%s * (1 - f @ v["cache_keys"].T))
          votes = votes @ np.eye(len(t))[v["cache_labels"].astype(int)]
          logits = %s * f @ t.T + %s * votes"""
              .formatted(formula.number("beta"), scale, formula.number("alpha"));
      case ADAPTER ->
          """
          hidden = np.maximum(f @ v["adapter.fc.0.weight"].T, 0)
          moved = np.maximum(hidden @ v["adapter.fc.2.weight"].T, 0)
          moved = %s * moved + (1 - %s) * f
          logits = %s * moved / np.linalg.norm(moved, axis=1, keepdims=True) @ t.T"""
              .formatted(formula.number("ratio"), formula.number("ratio"), scale);
      case RIDGE ->
          """
          fit = np.maximum(f @ v["projection"], 0) @ v["weights"]
          logits = np.where(v["seen"] > 0, fit, -np.inf)""";
      case RAIL ->
          """
          zero_shot = np.exp(%s * f @ t.T)
          zero_shot /= zero_shot.sum(axis=1, keepdims=True)
          fit = np.maximum(f @ v["projection"], 0) @ v["weights"]
          seen = v["seen"][zero_shot.argmax(axis=1)] > 0
          logits = np.where(seen[:, None], %s * zero_shot + (1 - %s) * fit, zero_shot)"""
              .formatted(
                  scale, formula.number("zero-shot-share"), formula.number("zero-shot-share"));
      case NEAREST_CENTRE, GAUSSIAN_KEY, RECONSTRUCTION_KEY -> RoutedCard.logits(formula, scale);
    };
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> "- %s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
