package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.Centres;
import io.plateau.continual.density.KMeans;
import io.plateau.continual.selection.NearestCentre;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import java.util.List;

/** S-Prompts': five centres of K-means for each task, the nearest in L1. */
record CentreKey() implements TaskKey<Centres> {

  private static final int CENTRES = 5;
  private static final int ITERATIONS = 100;
  private static final String VALUES = "centres";

  @Override
  public Centres of(FeatureTable rows) {
    return KMeans.fit(
        DistributedSum.local(rows.batch(), 1), rows.batch().width(), CENTRES, ITERATIONS);
  }

  @Override
  public TaskSelector selector(List<Centres> keys) {
    return new NearestCentre(keys);
  }

  @Override
  public KeptTensors encode(Centres key) {
    return KeptTensors.one(VALUES, DensityTensors.floats(key.values(), key.count(), key.width()));
  }

  @Override
  public Centres decode(KeptTensors kept) {
    HostTensor values = kept.tensor(VALUES);
    return new Centres(DensityTensors.doubles(values), Math.toIntExact(values.shape()[1]));
  }
}
