package io.plateau.artifact;

import io.plateau.artifact.AdapterConfig.Formula;

/** How Python selects a task for every image, and scores it with what was learned for that. */
final class RoutedCard {

  private RoutedCard() {}

  static String logits(Formula formula, float scale) {
    return "tasks = range(sum(name.endswith(\"%s\") for name in v))\n%s\n%s\n%s"
        .formatted(key(formula), selection(formula), experts(formula, scale), mixture(scale));
  }

  /** The tensor that every task has one of. */
  private static String key(Formula formula) {
    return formula.kind() == AdapterConfig.Kind.NEAREST_CENTRE ? ".centres" : ".mean";
  }

  private static String selection(Formula formula) {
    return switch (formula.kind()) {
      case NEAREST_CENTRE ->
          """
          def far(k): return np.abs(f[:, None] - v[f"task.{k}.centres"]).sum(axis=2).min(axis=1)
          far = np.stack([far(k) for k in tasks], axis=1)
          task, weight = far.argmin(axis=1), np.ones(len(f))""";
      case GAUSSIAN_KEY ->
          """
          def log_density(k):
              factor = v[f"task.{k}.factor"]
              z = np.linalg.solve(factor, (f - v[f"task.{k}.mean"]).T)
              return -0.5 * (z**2).sum(axis=0) - np.log(np.diag(factor) * np.sqrt(2 * np.pi)).sum()
          log_density = np.stack([log_density(k) for k in tasks], axis=1)
          task, weight = log_density.argmax(axis=1), 1 / (1 + np.exp(-log_density.max(axis=1)))""";
      default ->
          """
          def error(k):
              rest, u = f - v[f"task.{k}.mean"], v[f"task.{k}.components"]
              return ((rest - rest @ u.T @ u) ** 2).sum(axis=1) / v[f"task.{k}.limit"]
          error = np.stack([error(k) for k in tasks], axis=1)
          task, weight = error.argmin(axis=1), (error.min(axis=1) <= 1).astype(float)""";
    };
  }

  private static String experts(Formula formula, float scale) {
    if (!formula.numbers().containsKey("ratio")) {
      return "learned = np.stack([%s * f @ v[f\"task.{k}.text_features\"].T for k in tasks])"
          .formatted(scale);
    }
    return """
    def adapted(k):
        hidden = np.maximum(f @ v[f"task.{k}.adapter.fc.0.weight"].T, 0)
        moved = np.maximum(hidden @ v[f"task.{k}.adapter.fc.2.weight"].T, 0)
        moved = %s * moved + (1 - %s) * f
        return %s * moved / np.linalg.norm(moved, axis=1, keepdims=True) @ t.T
    learned = np.stack([adapted(k) for k in tasks])"""
        .formatted(formula.number("ratio"), formula.number("ratio"), scale);
  }

  private static String mixture(float scale) {
    return """
    learned = learned[task, np.arange(len(f))]
    logits = weight[:, None] * learned + (1 - weight[:, None]) * (%s * f @ t.T)"""
        .formatted(scale);
  }
}
