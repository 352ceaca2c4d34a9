package io.plateau.artifact;

import io.plateau.clip.TokenShape;
import io.plateau.steering.SteeringHead;
import io.plateau.steering.SteeringMethod;
import java.util.Map;
import java.util.stream.Collectors;

/** The README.md of what steers a model. */
final class SteeringCard {

  private static final String FULL = "a, b = v[f\"A.{l}\"], v[f\"B.{l}\"]";

  private static final String LOW_RANK =
      """
      a = A0[l] + v[f"A.{l}.up"] @ v[f"A.{l}.down"] / %d  # A0, B0: feedback.safetensors, or identity and zero
          b = B0[l] + v[f"B.{l}.up"] @ v[f"B.{l}.down"] / %d""";

  private SteeringCard() {}

  static String of(SteeringConfig config) {
    TokenShape tokens = config.shape().tokens();
    boolean lite = config.shape().method() == SteeringMethod.TOAST_LITE;
    int rank = config.shape().rank();
    return """
        # An image tower steered with %s

        Feedback for the second pass of a frozen CLIP's image tower, made by Plateau %s.

        - Tokens: %d of %d; feedback to the last %d of %d layers
        - Learned: %d numbers; read by %s
        - Classes: %d, the first %d of them trained on
        - Frozen model: `%s`, SHA-256 `%s`
        - Features: `%s`, SHA-256 of the manifest `%s`

        ## Use from Python

        ```python
        import numpy as np
        from safetensors.numpy import load_file
        v = load_file("steering.safetensors")  # x: tokens x width, the first pass's after the final norm
        cosine = x @ v["xi"] / np.linalg.norm(x, axis=1) / np.linalg.norm(v["xi"])
        u = (np.clip(cosine, 0, 1)[:, None] * x)%s
        for l in reversed(range(%d, %d)):
            %s
            u = u @ a.T
            td[l] = u @ b.T
        ```

        In the second pass layer l adds `td[l] @ v_proj.weight.T` to the values of its attention. Nothing else changes.

        ## Training

        %s

        ## Settings

        %s
        """
        .formatted(
            config.shape().method(),
            config.createdBy(),
            tokens.tokens(),
            tokens.width(),
            tokens.lateLayers(),
            tokens.layers(),
            config.shape().size(),
            config.shape().head() == SteeringHead.TEXT ? "text features" : "a linear map",
            config.classNames().size(),
            config.shape().classes(),
            config.baseModel(),
            config.modelDigest(),
            config.featureSet().uri(),
            config.featureSet().digest(),
            lite ? " @ v[\"P\"]" : "",
            tokens.firstLateLayer(),
            tokens.layers(),
            lite ? LOW_RANK.formatted(rank, rank) : FULL,
            list(config.training()),
            list(config.settings()));
  }

  private static String list(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> "- %s: %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
