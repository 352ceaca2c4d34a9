package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import io.plateau.training.TrainingException;
import io.plateau.training.Worker;
import io.plateau.training.WorkerTask;
import io.plateau.training.Workers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways to reach workers keep the same promises. */
@Timeout(60)
class SparkWorkersTest {

  private static final int SLOTS = 4;
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final Map<Integer, Integer> ATTEMPTS = new ConcurrentHashMap<>();

  private static JavaSparkContext spark;

  @BeforeAll
  static void start() {
    spark = LocalSpark.start(SLOTS);
  }

  @AfterAll
  static void stop() {
    spark.close();
  }

  private static DistributionSettings settings(ExchangeMode exchange, int timeout) {
    return new DistributionSettings(exchange, DistributionMode.DATA, false, timeout);
  }

  private static Workers open(ExchangeMode exchange, int parts) {
    return open(exchange, parts, 30);
  }

  private static Workers open(ExchangeMode exchange, int parts, int timeout) {
    return open(exchange, parts, timeout, new OneNumber(UUID.randomUUID().toString(), 7));
  }

  private static Workers open(ExchangeMode exchange, int parts, int timeout, WorkerSource source) {
    return SparkWorkers.open(spark, source, parts, settings(exchange, timeout));
  }

  private static void assertNothingRuns() {
    assertThat(Slots.held()).isZero();
    // Spark's listeners hear of an end a moment later.
    Awaitility.await().until(() -> spark.statusTracker().getActiveJobIds().length == 0);
  }

  @ParameterizedTest
  @EnumSource
  void answersComeInTheOrderOfTheParts(ExchangeMode exchange) {
    try (Workers workers = open(exchange, 3)) {
      for (int step = 0; step < 5; step++) {
        int base = step;
        assertThat(workers.run((worker, part, parts) -> Optional.of(base + 10 * part + parts)))
            .containsExactly(Optional.of(base + 3), Optional.of(base + 13), Optional.of(base + 23));
      }
    }
    assertNothingRuns();
  }

  @ParameterizedTest
  @EnumSource
  void aPartMayHaveNothingToSay(ExchangeMode exchange) {
    try (Workers workers = open(exchange, 2)) {
      assertThat(
              workers.<Integer>run(
                  (worker, part, parts) -> part == 0 ? Optional.empty() : Optional.of(1)))
          .containsExactly(Optional.empty(), Optional.of(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyStepHasAllAttemptsOfATask(ExchangeMode exchange) {
    ATTEMPTS.clear();
    try (Workers workers = open(exchange, 2)) {
      for (int step = 0; step < 6; step++) {
        assertThat(workers.run(twiceInVain(step))).containsExactly(Optional.of(3), Optional.of(0));
      }
    }
    assertNothingRuns();
  }

  /** Part 0 fails twice before it answers how often it was tried. */
  private static WorkerTask<Integer> twiceInVain(int step) {
    return (worker, part, parts) -> {
      if (part > 0) {
        return Optional.of(0);
      }
      int attempts = ATTEMPTS.merge(step, 1, Integer::sum);
      if (attempts < 3) {
        throw new IllegalStateException("The device is lost.");
      }
      return Optional.of(attempts);
    };
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerThatAlwaysFailsEndsTheRunWithItsReason(ExchangeMode exchange) {
    try (Workers workers = open(exchange, 2)) {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> workers.run(SparkWorkersTest::lost))
          .withMessage(
              "Cannot go on training: a worker failed as often as Spark tries a task, at last with: The device is lost.");
    }
    assertNothingRuns();
  }

  private static Optional<Integer> lost(Worker worker, int part, int parts) {
    throw new IllegalStateException("The device is lost.");
  }

  @ParameterizedTest
  @EnumSource
  void aModelThatExecutorsCannotSeeEndsTheRun(ExchangeMode exchange) {
    try (Workers workers = open(exchange, 2, 30, new OutOfSight(UUID.randomUUID().toString()))) {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> workers.run((worker, part, parts) -> Optional.of(1)))
          .withMessageEndingWith("at last with: Cannot load model /only/here: no such directory.");
    }
    assertNothingRuns();
  }

  private record OutOfSight(String run) implements WorkerSource {

    @Override
    public int threads() {
      return 1;
    }

    @Override
    public Worker worker(Configuration configuration) throws IOException {
      throw new IOException("Cannot load model /only/here: no such directory.");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void aWorkerThatNeverAnswersEndsTheRunInTime(ExchangeMode exchange) {
    String silent = exchange == ExchangeMode.JOB ? "at least one of 2 parts" : "parts \\[1\\] of 2";
    try (Workers workers = open(exchange, 2, 1)) {
      assertThatExceptionOfType(TrainingException.class)
          .isThrownBy(() -> workers.run(SparkWorkersTest::hang))
          .withMessageMatching(
              "Cannot go on training: no answer from "
                  + silent
                  + " within 1 s \\(worker-timeout\\).*");
    }
    try (Workers workers = open(exchange, SLOTS)) { // no slot is lost
      assertThat(workers.run((worker, part, parts) -> Optional.of(part))).hasSize(SLOTS);
    }
  }

  private static Optional<Integer> hang(Worker worker, int part, int parts) {
    if (part == 1) {
      try {
        NEVER.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("It was interrupted.", e);
      }
    }
    return Optional.of(part);
  }

  @ParameterizedTest
  @EnumSource
  void twoRunsAtTheSameTimeDoNotMixUp(ExchangeMode exchange) throws Exception {
    ExecutorService drivers = java.util.concurrent.Executors.newFixedThreadPool(2);
    try {
      List<Future<List<Integer>>> runs = new ArrayList<>();
      for (int number = 1; number <= 2; number++) {
        int own = number;
        runs.add(drivers.submit(() -> numbersSeen(exchange, own)));
      }
      assertThat(runs.get(0).get()).containsOnly(1).hasSize(40);
      assertThat(runs.get(1).get()).containsOnly(2).hasSize(40);
    } finally {
      drivers.shutdownNow();
    }
    assertNothingRuns();
  }

  private static List<Integer> numbersSeen(ExchangeMode exchange, int number) {
    List<Integer> seen = new ArrayList<>();
    OneNumber source = new OneNumber(UUID.randomUUID().toString(), number);
    try (Workers workers = open(exchange, 2, 30, source)) {
      for (int step = 0; step < 20; step++) {
        workers
            .run((worker, part, parts) -> Optional.of(OneNumber.of(worker)))
            .forEach(answer -> seen.add(answer.orElseThrow()));
      }
    }
    return seen;
  }

  @ParameterizedTest
  @EnumSource(names = {"JOB", "RESIDENT"})
  void anInterruptEndsTheRun(ExchangeMode exchange) {
    try (Workers workers = open(exchange, 2)) {
      Thread.currentThread().interrupt();
      assertThatIllegalStateException()
          .isThrownBy(() -> workers.run(SparkWorkersTest::hang))
          .withMessage("Cannot go on training: the run was interrupted.");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void residentTasksNeedASlotEach() {
    assertThatIllegalStateException()
        .isThrownBy(() -> open(ExchangeMode.RESIDENT, SLOTS + 1))
        .withMessage(
            "Cannot use exchange=resident: 5 parts need 5 slots at the same time, and Spark has 4, 0 of them kept by other runs."
                + " Add executors or cores (spark.executor.instances, spark.executor.cores; --master local[5] in one process),"
                + " lower parts, spark.task.cpus or spark.task.resource.gpu.amount, or set exchange=job.");
  }

  @Test
  void slotsOfOneRunAreNotGivenToAnother() {
    try (Workers first = open(ExchangeMode.RESIDENT, 3)) {
      assertThat(first.parts()).isEqualTo(3);
      assertThatIllegalStateException()
          .isThrownBy(() -> open(ExchangeMode.RESIDENT, 2))
          .withMessageContaining(
              "2 parts need 2 slots at the same time, and Spark has 4, 3 of them");
    }
    assertNothingRuns();
  }

  @Test
  void morePartsThanSlotsTakeTurnsAsJobs() {
    try (Workers workers = open(ExchangeMode.AUTO, SLOTS + 1)) {
      assertThat(workers.run((worker, part, parts) -> Optional.of(part))).hasSize(SLOTS + 1);
    }
  }

  @Test
  void anExecutorTrainsOnOneGpu() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Executors.requireOneGpuEach(
                    new SparkConf(false).set("spark.executor.resource.gpu.amount", "4")))
        .withMessage(
            "spark.executor.resource.gpu.amount: 4 (expected: at most 1, since an executor trains on one GPU; start 4 times as many executors)");
  }

  @Test
  void onOneMachineNoExecutorIsWaitedFor() {
    assertThat(Slots.await(spark, SLOTS + 1, Duration.ofHours(1))).isEqualTo(SLOTS);
    assertThat(Executors.count(spark, Duration.ofHours(1))).isEqualTo(1);
  }
}
