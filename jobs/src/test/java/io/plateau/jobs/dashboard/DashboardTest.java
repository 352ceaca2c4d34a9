package io.plateau.jobs.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.continual.metric.ContinualMetric;
import org.junit.jupiter.api.Test;

class DashboardTest {

  @Test
  void whatAllRunsShareIsNotInTheirNames() {
    Dashboard data =
        Runs.dashboard(Runs.finished("replay", 1, 7), Runs.finished("sequential", 1, 6));

    assertThat(data.strategies()).containsExactly("replay", "sequential");
    assertThat(data.orders()).containsExactly("");
  }

  @Test
  void runsOfOneStrategyAreToldApartByTheirSettings() {
    Dashboard data =
        Runs.dashboard(
            Runs.finished("replay", 1, 7),
            Runs.with(Runs.finished("replay", 1, 6), "lr", "0.1"),
            Runs.finished("ncm", 1, 6));

    assertThat(data.strategies()).containsExactly("replay, lr=0.002", "replay, lr=0.1", "ncm");
  }

  @Test
  void streamsOfOtherTasksGetNamesOfTheirOwn() {
    Dashboard data =
        Runs.dashboard(
            Runs.finished("replay", 1, 7),
            Runs.with(Runs.finished("replay", 1, 6), "tasks", "two: c, d; one: a, b"));

    assertThat(data.orders()).containsExactly("stream", "stream (2)");
    assertThat(data.strategies()).containsExactly("replay");
  }

  @Test
  void theSameRunTwiceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Runs.dashboard(Runs.finished("replay", 1, 7), Runs.finished("replay", 1, 7)))
        .withMessage(
            "Cannot show runs/0 and runs/1 on one page: they are the same run (replay, seed 1). Leave one out.");
  }

  @Test
  void statisticsAreOverRunsThatHaveTheMetric() {
    Dashboard data =
        Runs.dashboard(
            Runs.finished("replay", 1, 6),
            Runs.finished("replay", 2, 8),
            Runs.unfinished("replay", 3));

    // Last of the two is (6 + 8) / 20 and (8 + 8) / 20; their deviation is 0.1 / sqrt(2).
    assertThat(data.statistics("replay", ContinualMetric.LAST).mean().orElseThrow())
        .isCloseTo(0.75, within(1e-12));
    assertThat(data.statistics("replay", ContinualMetric.LAST).deviation().orElseThrow())
        .isCloseTo(0.1 / Math.sqrt(2), within(1e-12));
    assertThat(data.statistics("replay", ContinualMetric.LAST).seeds()).isEqualTo(2);
  }

  @Test
  void differencesArePairedBySeed() {
    Dashboard data =
        Runs.dashboard(
            Runs.finished("sequential", 1, 4),
            Runs.finished("sequential", 2, 6),
            Runs.finished("replay", 1, 6),
            Runs.finished("replay", 2, 9));

    StrategyDifference difference = data.differences().get(0);

    assertThat(difference.strategy()).isEqualTo("replay");
    assertThat(difference.pairs()).hasSize(2);
    // 2 / 20 and 3 / 20.
    assertThat(difference.over(ContinualMetric.LAST).difference().mean().orElseThrow())
        .isCloseTo(0.125, within(1e-12));
    assertThat(difference.over(ContinualMetric.LAST).wins()).isEqualTo(2);
  }

  @Test
  void aSetThatOneStrategyDoesNotKnowLeavesTheOtherDifferences() {
    Dashboard data = Runs.dashboard(Runs.finished("replay", 1, 6), Runs.withoutHeldOut("ncm", 1));

    StrategyDifference difference = data.differences().get(0);

    assertThat(
            difference.ofTheOnlyPair(ContinualMetric.LAST).orElseThrow().estimate().orElseThrow())
        .isCloseTo(0.1, within(1e-12));
    assertThat(difference.ofTheOnlyPair(ContinualMetric.HELD_OUT_LAST)).isEmpty();
  }

  @Test
  void anUnfinishedRunIsNotCompared() {
    Dashboard data =
        Runs.dashboard(Runs.finished("replay", 1, 6), Runs.unfinished("sequential", 1));

    assertThat(data.differences()).isEmpty();
  }

  @Test
  void placesAreMeansOverStreamsAndSeeds() {
    Dashboard data =
        Runs.dashboard(
            Runs.finished("a", 1, 6),
            Runs.finished("b", 1, 6),
            Runs.finished("a", 2, 8),
            Runs.finished("b", 2, 4));

    // Level with seed 1, which is place 1.5 for both; first and second with seed 2.
    assertThat(Ranks.of(data, "a", ContinualMetric.LAST).mean().orElseThrow()).isEqualTo(1.25);
    assertThat(Ranks.of(data, "b", ContinualMetric.LAST).mean().orElseThrow()).isEqualTo(1.75);
  }

  @Test
  void lessForgettingIsTheBetterPlace() {
    Dashboard data = Runs.dashboard(Runs.finished("a", 1, 6), Runs.finished("b", 1, 8));

    assertThat(Ranks.of(data, "b", ContinualMetric.FORGETTING).mean().orElseThrow()).isEqualTo(1);
  }
}
