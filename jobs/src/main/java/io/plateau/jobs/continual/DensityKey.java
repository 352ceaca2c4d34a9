package io.plateau.jobs.continual;

import io.plateau.continual.density.Gaussian;
import io.plateau.continual.selection.GaussianKey;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.FeatureTable;
import java.util.List;

/** DIKI's: a Gaussian for each task, the likeliest; zero-shot far from all of them. */
record DensityKey() implements TaskKey<Gaussian> {

  @Override
  public Gaussian of(FeatureTable rows) {
    return DensityKind.gaussian(rows.batch());
  }

  @Override
  public TaskSelector selector(List<Gaussian> keys) {
    return new GaussianKey(keys);
  }

  @Override
  public KeptTensors encode(Gaussian key) {
    return DensityTensors.of(key);
  }

  @Override
  public Gaussian decode(KeptTensors kept) {
    return DensityTensors.gaussian(kept);
  }
}
