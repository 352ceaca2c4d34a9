package io.plateau.prep;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.source.SourceItem;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of items of one split that share a file.
 *
 * @param index of the file
 * @param split of all its items
 * @param number of the file within its split
 * @param from position of the first item within the listing
 * @param to position after the last one
 */
record ShardPlan(int index, Split split, int number, int from, int to) implements Serializable {

  /** Cuts a listing, sorted by split, into shards of about {@code shardRows} rows. */
  static List<ShardPlan> of(List<SourceItem> items, int views, int shardRows) {
    List<ShardPlan> plans = new ArrayList<>();
    int from = 0;
    int number = 0;
    while (from < items.size()) {
      Split split = items.get(from).split();
      int most = Math.max(1, shardRows / viewsOf(split, views));
      int to = from + 1;
      while (to < items.size() && to < from + most && items.get(to).split() == split) {
        to++;
      }
      plans.add(new ShardPlan(plans.size(), split, number, from, to));
      number = to < items.size() && items.get(to).split() == split ? number + 1 : 0;
      from = to;
    }
    return plans;
  }

  /** Only training images are augmented. */
  static int viewsOf(Split split, int views) {
    return split == Split.TRAIN ? views : 1;
  }

  /**
   * The units of work; a batch never crosses a shard, so that its composition is always the same.
   */
  List<WorkBatch> batches(List<SourceItem> items, int batchSize) {
    List<WorkBatch> batches = new ArrayList<>();
    for (int begin = from; begin < to; begin += batchSize) {
      // A copy: views of a list drag the whole list into each task.
      List<SourceItem> batch = List.copyOf(items.subList(begin, Math.min(to, begin + batchSize)));
      batches.add(new WorkBatch(index, begin, batch));
    }
    return batches;
  }
}
