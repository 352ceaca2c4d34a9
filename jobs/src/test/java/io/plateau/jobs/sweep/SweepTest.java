package io.plateau.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepTest {

  private static final SweepRun A = new SweepRun("demo", "replay", 1);
  private static final SweepRun B = new SweepRun("demo", "rail", 1);
  private static final SweepRun C = new SweepRun("demo", "rail", 2);

  @Test
  void doesAllRuns() throws IOException {
    ConcurrentLinkedQueue<SweepRun> done = new ConcurrentLinkedQueue<>();

    new Sweep(2).run(List.of(A, B, C), done::add);

    assertThat(done).containsExactlyInAnyOrder(A, B, C);
  }

  @Test
  void doesSoManyAtATime() throws IOException {
    CountDownLatch bothAreHere = new CountDownLatch(2);
    AtomicInteger together = new AtomicInteger();

    new Sweep(2)
        .run(
            List.of(A, B),
            run -> {
              bothAreHere.countDown();
              bothAreHere.await();
              together.incrementAndGet();
            });

    assertThat(together).hasValue(2);
  }

  @Test
  void beginsThemInOrderOneByOne() throws IOException {
    List<SweepRun> done = new ArrayList<>();

    new Sweep(1).run(List.of(C, A, B), done::add);

    assertThat(done).containsExactly(C, A, B);
  }

  @Test
  void aRunThatFailsLeavesTheOthersAlone() {
    ConcurrentLinkedQueue<SweepRun> done = new ConcurrentLinkedQueue<>();

    assertThatThrownBy(
            () ->
                new Sweep(1)
                    .run(
                        List.of(A, B, C),
                        run -> {
                          if (run.equals(A)) {
                            throw new IllegalArgumentException(
                                "buffer: 3 samples (expected: >= 6, one for every class of the stream)");
                          }
                          done.add(run);
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "1 of 3 runs of the sweep failed, the others are whole. demo/replay/seed-1: buffer: 3 samples (expected: >= 6, one for every class of the stream) Run the command again with --resume: it goes on with what is missing.");
    assertThat(done).containsExactly(B, C);
  }

  @Test
  void aReasonIsSaidOnce() {
    assertThatThrownBy(
            () ->
                new Sweep(1)
                    .run(
                        List.of(A, B),
                        run -> {
                          throw new IOException("Cannot open the features: gone.");
                        }))
        .hasMessageStartingWith("2 of 2 runs of the sweep failed")
        .hasMessageContaining(
            "demo/replay/seed-1, demo/rail/seed-1: Cannot open the features: gone.");
  }

  @Test
  void nothingBeginsWhenSparkIsShutDown() {
    ConcurrentLinkedQueue<SweepRun> begun = new ConcurrentLinkedQueue<>();

    assertThatThrownBy(
            () ->
                new Sweep(1)
                    .run(
                        List.of(A, B),
                        run -> {
                          begun.add(run);
                          throw new IllegalStateException(
                              "Job 3 cancelled because SparkContext was shut down");
                        }))
        .hasMessageStartingWith("Stopped before the end: Spark was shut down.")
        .hasMessageContaining("--resume");
    assertThat(begun).containsExactly(A);
  }

  @Test
  void atLeastOneAtATime() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sweep(0))
        .withMessage("atATime: 0 (expected: >= 1)");
  }
}
