package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.source.SourceItem;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShardPlanTest {

  private static final List<SourceItem> ITEMS =
      Stream.concat(items(Split.TEST, 5), items(Split.TRAIN, 5)).toList();

  private static Stream<SourceItem> items(Split split, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new SourceItem(split.label() + i, "uri", 0, split));
  }

  @Test
  void cutsEachSplitByRows() {
    assertThat(ShardPlan.of(ITEMS, 2, 4))
        .containsExactly(
            new ShardPlan(0, Split.TEST, 0, 0, 4),
            new ShardPlan(1, Split.TEST, 1, 4, 5),
            new ShardPlan(2, Split.TRAIN, 0, 5, 7),
            new ShardPlan(3, Split.TRAIN, 1, 7, 9),
            new ShardPlan(4, Split.TRAIN, 2, 9, 10));
  }

  @Test
  void keepsTheViewsOfAnImageTogether() {
    assertThat(ShardPlan.of(ITEMS.subList(5, 7), 9, 4))
        .containsExactly(
            new ShardPlan(0, Split.TRAIN, 0, 0, 1), new ShardPlan(1, Split.TRAIN, 1, 1, 2));
  }

  @Test
  void cutsBatchesWithinAShard() {
    List<WorkBatch> batches = new ShardPlan(1, Split.TRAIN, 0, 5, 10).batches(ITEMS, 2);

    assertThat(batches).extracting(WorkBatch::first).containsExactly(5L, 7L, 9L);
    assertThat(batches.get(2).items()).containsExactly(ITEMS.get(9));
    assertThat(batches.get(1).key(1, 3)).isEqualTo(new RowKey(1, 8, 3));
  }
}
