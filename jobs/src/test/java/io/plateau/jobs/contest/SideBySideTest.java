package io.plateau.jobs.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void resultsComeInTheOrderOfTheItemsWhicheverEndsFirst() throws IOException {
    CountDownLatch second = new CountDownLatch(1);
    List<Integer> results =
        new SideBySide(2)
            .map(
                List.of(1, 2),
                item -> {
                  if (item == 1) {
                    await(second);
                  }
                  second.countDown();
                  return 10 * item;
                });
    assertThat(results).containsExactly(10, 20);
  }

  @Test
  void noMoreThanPlannedGoOnAtATime() throws IOException {
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    new SideBySide(3)
        .map(
            IntStream.range(0, 20).boxed().toList(),
            item -> threads.add(Thread.currentThread().getName()));
    assertThat(threads.stream().distinct()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void theFirstFailureStopsWhatIsUnderWayAndWhatHasNotStarted() {
    SideBySide work = new SideBySide(2);
    Queue<Integer> started = new ConcurrentLinkedQueue<>();
    CountDownLatch both = new CountDownLatch(2);
    assertThatThrownBy(
            () ->
                work.map(
                    IntStream.range(0, 50).boxed().toList(),
                    item -> {
                      started.add(item);
                      both.countDown();
                      await(both);
                      if (item == 0) {
                        throw new IOException("Cannot do 0: it is the first.");
                      }
                      while (true) {
                        work.requireGoingOn();
                        Thread.onSpinWait();
                      }
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot do 0: it is the first.");
    assertThat(started).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void aMistakeInTheProgramIsPassedOnAsItIs() {
    IllegalStateException mistake = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                new SideBySide(1)
                    .map(
                        List.of(1),
                        item -> {
                          throw mistake;
                        }))
        .isSameAs(mistake);
  }

  @Test
  void nothingAtATimeIsRefused() {
    assertThatThrownBy(() -> new SideBySide(0)).hasMessage("atATime: 0 (expected: >= 1)");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
