package io.plateau.adapter;

import io.plateau.feature.Batch;

/**
 * Tip-Adapter: a cache of the shots beside zero-shot, training-free.
 *
 * <p>Source: Zhang et al., Tip-Adapter: Training-free Adaption of CLIP for Few-shot Classification,
 * ECCV 2022.
 *
 * @param settings alpha and beta without validation rows
 */
record TipAdapter(TipAdapterSettings settings) implements FeatureLearner {

  @Override
  public CacheClassifier fit(LearnerInput input, long seed) {
    return searched(input, ShotCache.of(input.train()), settings);
  }

  /** Chooses alpha and beta on the validation rows of classes with shots. */
  static CacheClassifier searched(LearnerInput input, Batch cache, TipAdapterSettings settings) {
    LearnerInput seen = input.seen();
    Batch seenCache =
        new Batch(cache.features(), ShotCache.of(seen.train()).labels(), cache.width());
    CacheClassifier ofSeen = new CacheClassifier(seen.texts(), seenCache, settings);
    return new CacheClassifier(
        input.texts(), cache, CacheSearch.best(ofSeen, seen.validation().batch()));
  }
}
