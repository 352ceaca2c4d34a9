package io.plateau.continual.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final boolean[] NONE = {};

  /** Every k-th sample of n is wrong. */
  private static boolean[] wrongEvery(int k, int n) {
    boolean[] correct = new boolean[n];
    for (int i = 0; i < n; i++) {
      correct[i] = i % k != 0;
    }
    return correct;
  }

  /** One task without row 0. */
  private static SampleMatrix run(boolean[] correct) {
    return new SampleMatrix(
        List.of("t1"), List.of(), List.of(List.of(NONE), List.of(correct)), LabelSpace.OWN);
  }

  private static Interval last(Map<ContinualMetric, Interval> intervals) {
    return intervals.get(ContinualMetric.LAST);
  }

  @Test
  void theIntervalOfAnAccuracyIsThatOfTheBinomialDistribution() {
    Interval last = last(Bootstrap.seeded(1).metrics(run(wrongEvery(5, 1000))));
    double halfWidth = 1.96 * Math.sqrt(0.8 * 0.2 / 1000);
    assertThat(last.estimate().orElseThrow()).isEqualTo(0.8);
    assertThat(last.low().orElseThrow()).isCloseTo(0.8 - halfWidth, within(0.003));
    assertThat(last.high().orElseThrow()).isCloseTo(0.8 + halfWidth, within(0.003));
  }

  @Test
  void theSameSeedGivesTheSameIntervalsAndAnotherDoesNot() {
    SampleMatrix run = run(wrongEvery(3, 1001));
    Bootstrap few = new Bootstrap(20, 0.9, 7);
    assertThat(few.metrics(run)).isEqualTo(new Bootstrap(20, 0.9, 7).metrics(run));
    assertThat(last(few.metrics(run))).isNotEqualTo(last(new Bootstrap(20, 0.9, 8).metrics(run)));
  }

  @Test
  void aRunDoesNotDifferFromItself() {
    SampleMatrix run = run(wrongEvery(3, 101));
    Interval difference = last(Bootstrap.seeded(1).differences(run, run));
    assertThat(difference.low().orElseThrow()).isZero();
    assertThat(difference.high().orElseThrow()).isZero();
    assertThat(difference.isClear()).isFalse();
  }

  @Test
  void pairingTakesOutWhatIsHardForBoth() {
    boolean[] better = wrongEvery(3, 300);
    better[0] = true;
    better[3] = true;
    better[6] = true;
    better[9] = true;
    better[12] = true;
    Interval difference =
        last(Bootstrap.seeded(1).differences(run(better), run(wrongEvery(3, 300))));
    // Five more right, each drawn a Poisson number of times: sqrt(5) / 300 as deviation. Unpaired
    // it would be sqrt(2 x 2/9 / 300) = 0.038.
    assertThat(difference.estimate().orElseThrow()).isCloseTo(5 / 300.0, within(1e-12));
    assertThat(difference.low().orElseThrow()).isBetween(0.003, 0.008);
    assertThat(difference.high().orElseThrow()).isBetween(0.028, 0.036);
    assertThat(difference.isClear()).isTrue();
  }

  @Test
  void rowsOfOneRunShareTheirDrawsToo() {
    boolean[] correct = wrongEvery(2, 50);
    SampleMatrix forgetsNothing =
        new SampleMatrix(
            List.of("a", "b"),
            List.of(),
            List.of(List.of(NONE, NONE), List.of(correct, NONE), List.of(correct, correct)),
            LabelSpace.OWN);
    Interval bwt = Bootstrap.seeded(1).metrics(forgetsNothing).get(ContinualMetric.BWT);
    assertThat(bwt.low().orElseThrow()).isZero();
    assertThat(bwt.high().orElseThrow()).isZero();
  }

  @Test
  void whatIsUndefinedStaysSo() {
    Interval fwt = Bootstrap.seeded(1).metrics(run(wrongEvery(2, 10))).get(ContinualMetric.FWT);
    assertThat(fwt.estimate().undefined()).isEqualTo("there is only one task");
    assertThat(fwt.low()).isEqualTo(fwt.estimate());
    assertThat(fwt.isClear()).isFalse();
  }

  @Test
  void runsOnOtherSamplesAreNotPaired() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Bootstrap.seeded(1).differences(run(wrongEvery(2, 10)), run(wrongEvery(2, 11))))
        .withMessage("second: 11 samples in column 1 (expected: 10, those of the first)");
  }

  @Test
  void aSetThatOneRunKnowsNothingOfLeavesTheOtherMetricsTheirs() {
    boolean[] correct = wrongEvery(2, 10);
    SampleMatrix knows = withHeldOut(correct, correct);
    SampleMatrix knowsNot = withHeldOut(correct, NONE);

    Map<ContinualMetric, Interval> differences = Bootstrap.seeded(1).differences(knows, knowsNot);

    assertThat(last(differences).estimate().orElseThrow()).isZero();
    assertThat(differences.get(ContinualMetric.HELD_OUT_LAST).estimate().undefined())
        .isEqualTo("the accuracy on apart after task 1 (t1) is missing");
    assertThat(Bootstrap.seeded(1).differences(knowsNot, knows)).isEqualTo(differences);
  }

  private static SampleMatrix withHeldOut(boolean[] correct, boolean[] heldOut) {
    return new SampleMatrix(
        List.of("t1"),
        List.of("apart"),
        List.of(List.of(NONE, NONE), List.of(correct, heldOut)),
        LabelSpace.OWN);
  }

  @Test
  void rowsOfAnotherNumberOfSamplesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SampleMatrix(
                    List.of("a"),
                    List.of(),
                    List.of(List.of(new boolean[3]), List.of(new boolean[4])),
                    LabelSpace.OWN))
        .withMessage("row 1, column 1: 4 samples (expected: 3, as in another row)");
  }

  @Test
  void quantilesAreNumPys() {
    // numpy.quantile([3, 1, 2, 10], [0, 0.1, 0.5, 0.9, 1])
    assertThat(Quantiles.of(new double[] {3, 1, 2, 10}, 0, 0.1, 0.5, 0.9, 1))
        .containsExactly(new double[] {1, 1.3, 2.5, 7.9, 10}, within(1e-12));
  }
}
