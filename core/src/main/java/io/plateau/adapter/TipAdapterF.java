package io.plateau.adapter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Scaling;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;

/**
 * Tip-Adapter-F: the cache's features F are trained from where they lie, at the default alpha and
 * beta; those are chosen on validation rows afterwards. What the last epoch gives is taken, where
 * the authors' release takes the epoch that tests best.
 *
 * <p>Source: Zhang et al., Tip-Adapter: Training-free Adaption of CLIP for Few-shot Classification,
 * ECCV 2022.
 */
record TipAdapterF(TipAdapterSettings settings, TrainingSettings training)
    implements FeatureLearner {

  private static final String KEYS = "cache_keys";

  @Override
  public CacheClassifier fit(LearnerInput input, long seed) {
    Batch cache = ShotCache.of(input.train());
    LearnerInput seen = input.seen();
    Parameters start =
        Parameters.of(
            KEYS, new HostTensor(new long[] {cache.rows(), cache.width()}, cache.features()));
    try (LogitLoss loss =
        LogitLoss.over(
            seen.texts().classes(), manager -> logits(manager, seen.texts(), labels(seen)))) {
      Parameters trained =
          MiniBatchTraining.run("Tip-Adapter-F", training, start, loss, seen.train().batch(), seed);
      Batch keys = new Batch(trained.get(KEYS).values(), cache.labels(), cache.width());
      return TipAdapter.searched(input, keys, settings);
    }
  }

  private static int[] labels(LearnerInput seen) {
    return ShotCache.of(seen.train()).labels();
  }

  /** {@code scale f T + alpha exp(-beta) exp(beta f F^T) V}. */
  private LogitLoss.LogitFunction logits(NDManager manager, ClassTexts texts, int[] labels) {
    NDArray scaledTexts =
        Scaling.times(
            LogitLoss.constant(manager, texts.features()).transpose(), texts.logitScale());
    NDArray values = LogitLoss.oneHot(manager, labels, texts.classes());
    float beta = (float) settings.beta();
    float weight = (float) (settings.alpha() * Math.exp(-settings.beta()));
    return (v, x) -> {
      NDArray affinities = x.matMul(v.get(KEYS).transpose());
      NDArray votes = Scaling.times(affinities, beta).exp().matMul(values);
      return x.matMul(scaledTexts).add(Scaling.times(votes, weight));
    };
  }
}
