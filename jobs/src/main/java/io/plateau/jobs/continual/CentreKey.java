package io.plateau.jobs.continual;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.density.Centres;
import io.plateau.continual.density.KMeans;
import io.plateau.continual.selection.NearestCentre;
import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostDoubles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
  public SortedMap<String, HostDoubles> tensors(Centres key) {
    return new TreeMap<>(
        Map.of(VALUES, new HostDoubles(new long[] {key.count(), key.width()}, key.values())));
  }

  @Override
  public Centres read(TensorFile file) throws IOException {
    HostDoubles values = file.get(VALUES);
    return new Centres(values.values(), Math.toIntExact(values.shape()[1]));
  }
}
