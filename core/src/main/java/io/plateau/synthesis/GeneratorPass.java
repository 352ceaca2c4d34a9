package io.plateau.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.prompt.PromptEncoder;
import io.plateau.prompt.Prompts;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A trained generator's two directions, without what a gradient would need. */
final class GeneratorPass {

  private final FrozenClip clip;
  private final Generator generator;

  GeneratorPass(FrozenClip clip, Generator generator) {
    generator.shape().requireFits(clip);
    this.clip = clip;
    this.generator = generator;
  }

  GeneratorShape shape() {
    return generator.shape();
  }

  Prompts prompts(List<String> classNames) {
    return Prompts.of(
        clip.tokenizer(), classNames, shape().prompt(), clip.config().text().positions());
  }

  /**
   * Posteriors of features.
   *
   * @param mean {@code rows x latent}
   * @param divergence from the prior, {@code rows}, nats
   */
  record Encoded(float[] mean, float[] divergence) {}

  /** The posteriors of normalised features. */
  Encoded encode(Batch rows) {
    return withParameters(
        v -> {
          NDArray x = array(v, rows.features(), rows.rows());
          FeatureVae.Posterior posterior = FeatureVae.encode(v, x);
          return new Encoded(
              posterior.mean().toFloatArray(), posterior.divergence().toFloatArray());
        });
  }

  /**
   * The features that z makes.
   *
   * @param prompts of the classes
   * @param labels {@code rows}
   * @param z {@code rows x latent}
   * @return {@code rows x feature}, normalised
   */
  float[] decode(Prompts prompts, int[] labels, float[] z) {
    try (PromptEncoder encoder = PromptEncoder.packed(clip.text(), prompts.forRows(labels))) {
      return withParameters(
          v -> {
            NDArray context = FeatureVae.context(v, array(v, z, labels.length));
            return UnitRows.normalize(encoder.encode(context).toFloatArray(), shape().feature());
          });
    }
  }

  private static NDArray array(Map<String, NDArray> v, float[] values, int rows) {
    return v.get(FeatureVae.CONTEXT)
        .getManager()
        .create(values, new Shape(rows, values.length / rows));
  }

  private <T> T withParameters(Function<Map<String, NDArray>, T> function) {
    try (NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      Map<String, NDArray> arrays = new TreeMap<>();
      generator.learned().tensors().forEach((name, t) -> arrays.put(name, array(manager, t)));
      return function.apply(arrays);
    }
  }

  private static NDArray array(NDManager manager, HostTensor tensor) {
    return manager.create(tensor.values(), new Shape(tensor.shape()));
  }
}
