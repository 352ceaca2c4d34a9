package io.plateau.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.evaluation.Metric;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  @Test
  void aClearGainIsSaidWithItsInterval() {
    Headline headline = compare(new double[] {.50, .51, .52}, new double[] {.46, .47, .48});

    assertThat(headline.result())
        .isEqualTo(
            "GCSCoOp reaches H 51.0 \u00b1 1.0 %, 4.0 points above CoOp (47.0 \u00b1 1.0 %).");
    assertThat(headline.details())
        .contains(
            "It is higher in 3 of 3 seeds; the 95 % interval of the difference,"
                + " +4.0 to +4.0 points, leaves out zero.",
            "On base classes it scores 4.0 points more, on new classes 4.0 points more.");
  }

  @Test
  void aLossIsSaidAsPlainly() {
    Headline headline = compare(new double[] {.46, .47, .48}, new double[] {.50, .51, .52});

    assertThat(headline.result()).contains("4.0 points below CoOp");
    assertThat(headline.details())
        .anyMatch(detail -> detail.contains("higher in 0 of 3 seeds"))
        .contains("The highest H here is that of CoOp, 51.0 \u00b1 1.0 %.");
  }

  @Test
  void aDifferenceWithinChanceIsNotCalledOne() {
    Headline headline = compare(new double[] {.50, .46, .50}, new double[] {.46, .49, .48});

    assertThat(headline.details())
        .anyMatch(
            detail ->
                detail.endsWith("includes zero, so these seeds do not settle which is better."));
  }

  @Test
  void equalScoresAreLevel() {
    Headline headline = compare(new double[] {.5, .5}, new double[] {.5, .5});

    assertThat(headline.result()).contains("level with CoOp");
    assertThat(headline.details())
        .contains("On base classes it scores the same, on new classes the same.");
  }

  @Test
  void oneSeedProvesNothing() {
    Headline headline = compare(new double[] {.5}, new double[] {.4});

    assertThat(headline.details())
        .contains("With 1 seed to compare, nothing is known about chance.");
  }

  @Test
  void whatLearnsNothingIsComparedWithEverySeed() {
    Headline headline =
        Headline.of(
            ReportData.builder("t", "i")
                .compare("CoOp", "zero-shot")
                .runs(
                    List.of(
                        SyntheticReport.run(MethodRun.unseeded("zero-shot"), .4, .4),
                        SyntheticReport.run(MethodRun.seeded("CoOp", 1), .5, .5),
                        SyntheticReport.run(MethodRun.seeded("CoOp", 2), .5, .5)))
                .build());

    assertThat(headline.details()).anyMatch(detail -> detail.contains("higher in 2 of 2 seeds"));
  }

  @Test
  void withoutAComparisonTheBestIsNamed() {
    Headline headline =
        Headline.of(
            ReportData.builder("t", "i")
                .runs(
                    List.of(
                        SyntheticReport.run(MethodRun.unseeded("zero-shot"), .4, .4),
                        SyntheticReport.run(MethodRun.seeded("CoOp", 1), .6, .3)))
                .build());

    // H is 0.4 of both: the first is named.
    assertThat(headline.result()).isEqualTo("zero-shot has the highest H of 2 methods: 40.0 %.");
    assertThat(headline.details()).containsExactly("Base classes 40.0 %, new classes 40.0 %.");
  }

  @Test
  void allClassesAreRankedByAccuracy() {
    Headline headline =
        Headline.of(
            ReportData.builder("t", "i")
                .runs(
                    List.of(MethodRun.seeded("CoOp", 1).with(Part.ALL, SyntheticReport.scores(.6))))
                .build());

    assertThat(headline.result()).isEqualTo("CoOp reaches an accuracy of 60.0 %.");
  }

  @Test
  void nothingMeasuredIsSaid() {
    Metric none = Metric.undefined("there are no rows");
    Headline headline =
        Headline.of(
            ReportData.builder("t", "i")
                .runs(
                    List.of(
                        MethodRun.seeded("CoOp", 1)
                            .with(Part.ALL, new PartScores(none, none, none, none, none))))
                .build());

    assertThat(headline.result()).isEqualTo("No accuracy could be computed.");
  }

  /** Base and new are equal, so that H is their value. */
  private static Headline compare(double[] subject, double[] reference) {
    List<MethodRun> runs = new ArrayList<>();
    for (int i = 0; i < subject.length; i++) {
      runs.add(SyntheticReport.run(MethodRun.seeded("CoOp", i + 1), reference[i], reference[i]));
      runs.add(SyntheticReport.run(MethodRun.seeded("GCSCoOp", i + 1), subject[i], subject[i]));
    }
    return Headline.of(ReportData.builder("t", "i").compare("GCSCoOp", "CoOp").runs(runs).build());
  }
}
