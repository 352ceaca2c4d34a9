package io.plateau.prep;

import io.plateau.synthesis.SamplePlan;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Some batches of a plan that become one file. The plan alone decides where shards begin, so that
 * they have the same bytes wherever they are drawn.
 *
 * @param number counted from 0
 * @param from first batch
 * @param to the batch after the last
 */
record SyntheticShard(int number, int from, int to) implements Serializable {

  /** Some 2,000 features: seconds of a large text tower, and what a killed run loses of a task. */
  static final int BATCHES = 8;

  static List<SyntheticShard> of(SamplePlan plan) {
    List<SyntheticShard> shards = new ArrayList<>();
    for (int from = 0; from < plan.batches(); from += BATCHES) {
      shards.add(new SyntheticShard(shards.size(), from, Math.min(plan.batches(), from + BATCHES)));
    }
    return shards;
  }

  String path(String suffix) {
    return "%s/train-%05d-%s.parquet".formatted(AssembleJob.FEATURES, number, suffix);
  }

  /** What says that the file is whole, until the manifest does. */
  String summary(String suffix) {
    return "%s/train-%05d-%s.json".formatted(PartFiles.DIRECTORY, number, suffix);
  }
}
