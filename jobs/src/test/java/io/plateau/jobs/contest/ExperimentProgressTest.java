package io.plateau.jobs.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExperimentProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;

  private ExperimentProgress progress(int trials, long steps) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new ExperimentProgress(
        trials, new Progress("steps", 0, steps, out::println, () -> nanos));
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneLineTellsOfAllThatGoesOn() {
    ExperimentProgress progress = progress(3, 300);
    progress.starts("SAM, seed 1", 0, 100);
    progress.starts("SAM, seed 2", 0, 100);
    progress.stepped("SAM, seed 1", 1, 100);
    progress.stepped("SAM, seed 2", 1, 100);
    nanos = 2_000_000_000L;
    progress.stepped("SAM, seed 1", 2, 100);
    assertThat(printed())
        .isEqualToNormalizingNewlines(
            "3 of 300 steps, 1.5 steps/s, 3 min 18 s left,"
                + " SAM, seed 1 (2 of 100); SAM, seed 2 (1 of 100)\n");
  }

  @Test
  void moreThanTwoAreCounted() {
    ExperimentProgress progress = progress(4, 400);
    for (int seed = 1; seed <= 4; seed++) {
      progress.starts("seed " + seed, 0, 100);
    }
    nanos = 2_000_000_000L;
    progress.stepped("seed 4", 1, 100);
    assertThat(printed()).contains("seed 1 (0 of 100); seed 2 (0 of 100); and 2 more");
  }

  @Test
  void whatAnEarlierRunHasDoneIsNotWorkOfThisOne() {
    ExperimentProgress progress = progress(2, 200);
    progress.starts("SAM, seed 1", 100, 100);
    progress.done("SAM, seed 1", "h 38.0 %");
    progress.starts("SAM, seed 2", 0, 100);
    nanos = 2_000_000_000L;
    progress.stepped("SAM, seed 2", 1, 100);
    assertThat(printed())
        .startsWith("101 of 200 steps, 2.0 s each, 3 min 18 s left, SAM, seed 2 (1 of 100)");
  }
}
