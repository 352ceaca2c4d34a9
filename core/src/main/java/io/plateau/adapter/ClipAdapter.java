package io.plateau.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.plateau.clip.Scaling;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * CLIP-Adapter: a bottleneck without biases moves image features; texts stay, so that it serves
 * classes it has not seen. Trained with Tip-Adapter-F's optimiser.
 *
 * <p>Source: Gao et al., CLIP-Adapter: Better Vision-Language Models with Feature Adapters, IJCV
 * 2024. The tensors have the names of the authors' release.
 */
public record ClipAdapter(ClipAdapterSettings settings, TrainingSettings training)
    implements FeatureLearner {

  /** W1, {@code [bottleneck, width]}. */
  static final String DOWN = "adapter.fc.0.weight";

  /** W2, {@code [width, bottleneck]}. */
  static final String UP = "adapter.fc.2.weight";

  @Override
  public AdaptedClassifier fit(LearnerInput input, long seed) {
    return fit(input, initial(input.texts().width(), seed), seed);
  }

  AdaptedClassifier fit(LearnerInput input, Parameters start, long seed) {
    LearnerInput seen = input.seen();
    try (LogitLoss loss =
        LogitLoss.over(seen.texts().classes(), manager -> logits(manager, seen.texts()))) {
      Parameters v =
          MiniBatchTraining.run("CLIP-Adapter", training, start, loss, seen.train().batch(), seed);
      return new AdaptedClassifier(input.texts(), v.get(DOWN), v.get(UP), settings.ratio());
    }
  }

  private LogitLoss.LogitFunction logits(NDManager manager, ClassTexts texts) {
    NDArray scaledTexts =
        Scaling.times(
            LogitLoss.constant(manager, texts.features()).transpose(), texts.logitScale());
    float ratio = (float) settings.ratio();
    return (v, x) -> {
      NDArray hidden = Activation.relu(x.matMul(v.get(DOWN).transpose()));
      NDArray moved = Activation.relu(hidden.matMul(v.get(UP).transpose()));
      NDArray mixed = Scaling.times(moved, ratio).add(Scaling.times(x, 1 - ratio));
      return mixed.normalize(2, 1).matMul(scaledTexts);
    };
  }

  /** Layers as PyTorch's {@code nn.Linear} starts them: uniform in {@code +-1 / sqrt(inputs)}. */
  private Parameters initial(int width, long seed) {
    int bottleneck = Math.max(1, width / settings.reduction());
    SplittableRandom random = new SplittableRandom(seed);
    return new Parameters(
        new TreeMap<>(
            Map.of(
                DOWN, uniform(bottleneck, width, random.split()),
                UP, uniform(width, bottleneck, random.split()))));
  }

  private static HostTensor uniform(int outputs, int inputs, SplittableRandom random) {
    double bound = 1 / Math.sqrt(inputs);
    HostTensor weight = HostTensor.zeros(outputs, inputs);
    for (int i = 0; i < weight.values().length; i++) {
      weight.values()[i] = (float) random.nextDouble(-bound, bound);
    }
    return weight;
  }
}
