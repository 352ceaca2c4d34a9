package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.ShardPlan.Slice;
import io.plateau.prep.featureset.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardPlanTest {

  @Test
  void cutsWhereverPartsEnd() {
    List<ShardPlan> plans =
        ShardPlan.of(List.of(part("a", Split.TRAIN, 5), part("b", Split.TRAIN, 4)), 3);

    assertThat(plans)
        .extracting(ShardPlan::slices)
        .containsExactly(
            List.of(new Slice("a", 0, 3)),
            List.of(new Slice("a", 3, 5), new Slice("b", 0, 1)),
            List.of(new Slice("b", 1, 4)));
  }

  @Test
  void numbersTheShardsOfEachSplit() {
    List<ShardPlan> plans =
        ShardPlan.of(
            List.of(part("a", Split.TEST, 2), part("b", Split.TRAIN, 4), part("c", Split.TEST, 1)),
            3);

    assertThat(plans)
        .containsExactly(
            new ShardPlan(Split.TRAIN, 0, List.of(new Slice("b", 0, 3))),
            new ShardPlan(Split.TRAIN, 1, List.of(new Slice("b", 3, 4))),
            new ShardPlan(Split.TEST, 0, List.of(new Slice("a", 0, 2), new Slice("c", 0, 1))));
  }

  @Test
  void leavesPartsWithoutRowsOut() {
    assertThat(ShardPlan.of(List.of(part("a", Split.TRAIN, 0)), 3)).isEmpty();
  }

  @Test
  void takesARowForItsFeatureAndTexts() {
    assertThat(ShardPlan.rows(256L << 20, 512, 0)).isEqualTo((256 << 20) / (160 + 4 * 512));
    assertThat(ShardPlan.rows(1, 512, 605_184)).isEqualTo(1);
  }

  private static PartSummary part(String name, Split split, long rows) {
    return new PartSummary(
        name, "recipe", split, "", "", 0, rows, rows, rows, Map.of(), Map.of(), Map.of());
  }
}
