package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.Gaussian;
import io.plateau.continual.density.GaussianSums;
import io.plateau.continual.selection.GaussianKey;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostDoubles;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** DIKI's: a Gaussian for each task, the likeliest; zero-shot far from all of them. */
record DensityKey() implements TaskKey<Gaussian> {

  /** A task of few shots has fewer rows than features have elements. */
  private static final double SHRINKAGE = 0.1;

  @Override
  public Gaussian of(FeatureTable rows) {
    return GaussianSums.of(DistributedSum.local(rows.batch(), 1), rows.batch().width())
        .gaussian(SHRINKAGE);
  }

  @Override
  public TaskSelector selector(List<Gaussian> keys) {
    return new GaussianKey(keys);
  }

  @Override
  public SortedMap<String, HostDoubles> tensors(Gaussian key) {
    return DensityTensors.of(key);
  }

  @Override
  public Gaussian read(TensorFile file) throws IOException {
    return DensityTensors.gaussian(file);
  }
}
