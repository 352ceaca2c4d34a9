package io.plateau.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long nanos;

  private Progress progress(long first, long total) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress("steps", first, total, out::println, () -> nanos);
  }

  private void pass(double seconds) {
    nanos += Math.round(seconds * 1e9);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void printsRateAndTimeLeft() {
    Progress progress = progress(0, 600);
    pass(4);
    progress.advance(100, "loss 1.20");
    assertThat(printed())
        .isEqualToNormalizingNewlines("100 of 600 steps, 25.0 steps/s, 20 s left, loss 1.20\n");
  }

  @Test
  void printsNoMoreThanOneLineInTwoSeconds() {
    Progress progress = progress(0, 600);
    for (int i = 0; i < 50; i++) {
      pass(0.1);
      progress.advance(1, "");
    }
    assertThat(printed().lines()).hasSize(2);
  }

  @Test
  void countsTheRateOfThisRunOnlyWhenItGoesOn() {
    Progress progress = progress(500, 600);
    pass(10);
    progress.advance(5, "");
    assertThat(printed())
        .isEqualToNormalizingNewlines("505 of 600 steps, 2.0 s each, 3 min 10 s left\n");
  }

  @Test
  void endsWithTheTimeThatItTook() {
    Progress progress = progress(0, 7200);
    pass(1);
    progress.advance(7200, "");
    pass(7199);
    progress.finish();
    assertThat(printed())
        .isEqualToNormalizingNewlines("7200 of 7200 steps in 2 h 00 min, 1.0 steps/s\n");
  }

  @Test
  void speaksLessOftenTheLongerItTakes() {
    Progress progress = progress(0, 10_000);
    for (int i = 0; i < 1000; i++) {
      pass(1);
      progress.advance(1, "");
    }
    assertThat(printed().lines())
        .as("every 2 s up to 100 s, every 20 s at 1000 s")
        .hasSize(154)
        .endsWith(
            "955 of 10000 steps, 1.0 steps/s, 2 h 30 min left",
            "975 of 10000 steps, 1.0 steps/s, 2 h 30 min left",
            "995 of 10000 steps, 1.0 steps/s, 2 h 30 min left");
  }

  @Test
  void whatIsSkippedCountsAsDoneButNotAsWork() {
    Progress progress = progress(0, 600);
    progress.skip(500);
    pass(10);
    progress.advance(5, "");
    assertThat(printed())
        .isEqualToNormalizingNewlines("505 of 600 steps, 2.0 s each, 3 min 10 s left\n");
  }

  @Test
  void knowsNoRateBeforeTheFirstIsDone() {
    Progress progress = progress(0, 600);
    pass(3);
    progress.advance(0, "");
    assertThat(printed()).isEqualToNormalizingNewlines("0 of 600 steps\n");
  }

  @Test
  void endsOnce() {
    Progress progress = progress(0, 600);
    pass(3);
    progress.advance(600, "");
    progress.finish();
    progress.finish();
    assertThat(printed()).isEqualToNormalizingNewlines("600 of 600 steps in 3 s, 200.0 steps/s\n");
  }
}
