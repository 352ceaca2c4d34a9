package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.continual.replay.Sample;
import io.plateau.evaluation.ClassScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class DarkReplayTest {

  private static final float UNKNOWN = Float.NaN;

  private static Sample sample(String id) {
    return new Sample(id, 0, new float[] {1, 0});
  }

  /** After two classes a and b are kept, after three b and c: b has no logit of the third. */
  @Test
  void samplesHaveTheLogitsOfWhenTheyCame() {
    DarkReplay.State first =
        DarkReplay.State.EMPTY.keeping(
            List.of(sample("a"), sample("b")), new ClassScores(new float[] {1, 2, 3, 4}, 2));

    DarkReplay.State second =
        first.keeping(
            List.of(sample("c"), sample("b")), new ClassScores(new float[] {5, 6, 7, 8, 9, 10}, 3));

    assertThat(first.logits().values()).containsExactly(1, 2, 3, 4);
    assertThat(second.samples()).extracting(Sample::id).containsExactly("c", "b");
    assertThat(second.logits().values()).containsExactly(5, 6, 7, 3, 4, UNKNOWN);
  }
}
