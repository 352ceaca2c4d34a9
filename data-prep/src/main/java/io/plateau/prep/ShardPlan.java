package io.plateau.prep;

import io.plateau.prep.featureset.Split;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A shard, as the runs of rows of parts that it is made of. The rows of a split are those of its
 * parts in their order; shards are cut from that sequence wherever parts end.
 *
 * @param split of all its rows
 * @param number of the shard within its split
 * @param slices in their order
 */
record ShardPlan(Split split, int number, List<Slice> slices) implements Serializable {

  /** What a row takes beside its feature: texts mostly. */
  private static final int TEXT_BYTES = 160;

  /**
   * Some rows of a part.
   *
   * @param part its name
   * @param from the first one
   * @param to the one after the last
   */
  record Slice(String part, long from, long to) implements Serializable {}

  ShardPlan {
    slices = List.copyOf(slices);
  }

  /** How many rows of a model's features make a shard of about {@code bytes}. */
  static long rows(long bytes, int width, long tokenBytes) {
    return Math.max(1, bytes / (TEXT_BYTES + (long) Float.BYTES * width + tokenBytes));
  }

  /**
   * Cuts the rows of all splits into shards of {@code rows}; the last of a split may be shorter.
   */
  static List<ShardPlan> of(List<PartSummary> parts, long rows) {
    List<ShardPlan> plans = new ArrayList<>();
    for (Split split : Split.values()) {
      plans.addAll(of(split, parts.stream().filter(part -> part.split() == split).toList(), rows));
    }
    return plans;
  }

  private static List<ShardPlan> of(Split split, List<PartSummary> parts, long rows) {
    List<ShardPlan> plans = new ArrayList<>();
    List<Slice> slices = new ArrayList<>();
    long left = rows;
    for (PartSummary part : parts) {
      for (long from = 0; from < part.rows(); ) {
        long to = Math.min(part.rows(), from + left);
        slices.add(new Slice(part.name(), from, to));
        left -= to - from;
        from = to;
        if (left == 0) {
          plans.add(new ShardPlan(split, plans.size(), slices));
          slices.clear();
          left = rows;
        }
      }
    }
    if (!slices.isEmpty()) {
      plans.add(new ShardPlan(split, plans.size(), slices));
    }
    return plans;
  }
}
