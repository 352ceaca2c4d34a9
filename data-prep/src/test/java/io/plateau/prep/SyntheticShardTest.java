package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.synthesis.SamplePlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntheticShardTest {

  private static final SamplePlan PLAN = new SamplePlan(List.of("cat", "dog"), 1500, 1);

  @Test
  void shardsAreCutByThePlanAlone() {
    assertThat(PLAN.batches()).as("3000 features in batches of 256").isEqualTo(12);
    assertThat(SyntheticShard.of(PLAN))
        .containsExactly(new SyntheticShard(0, 0, 8), new SyntheticShard(1, 8, 12));
    assertThat(SyntheticShard.of(new SamplePlan(List.of("cat"), 1, 1)))
        .containsExactly(new SyntheticShard(0, 0, 1));
  }

  @Test
  void whatDecidesTheBytesDecidesTheNames() {
    String suffix = SyntheticRecipe.of("gen", "model", PLAN).suffix();

    assertThat(new SyntheticShard(3, 24, 32).path(suffix))
        .isEqualTo("features/train-00003-" + suffix + ".parquet");
    assertThat(
            List.of(
                SyntheticRecipe.of("other", "model", PLAN).suffix(),
                SyntheticRecipe.of("gen", "other", PLAN).suffix(),
                SyntheticRecipe.of("gen", "model", new SamplePlan(List.of("cat"), 1500, 1))
                    .suffix(),
                SyntheticRecipe.of("gen", "model", new SamplePlan(PLAN.classNames(), 1500, 2))
                    .suffix(),
                SyntheticRecipe.of("gen", "model", new SamplePlan(PLAN.classNames(), 15, 1))
                    .suffix()))
        .doesNotContain(suffix)
        .doesNotHaveDuplicates();
    assertThat(SyntheticRecipe.of("gen", "model", PLAN).suffix()).isEqualTo(suffix);
  }
}
