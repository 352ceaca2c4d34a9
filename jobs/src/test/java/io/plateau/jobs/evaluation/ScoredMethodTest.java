package io.plateau.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.evaluation.CosineClassifier;
import io.plateau.evaluation.Metric;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.PartScores;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoredMethodTest {

  private static final MethodRun RUN = MethodRun.seeded("method", 1);
  private static final Metric SILENT =
      Metric.undefined("it learned from base classes and says nothing about classes without rows");

  /** A row's logits are its feature. */
  private static final CosineClassifier ALL =
      new CosineClassifier(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}, 4, 1);

  private static final CosineClassifier BASE_ALONE = ALL.over(0, 2);

  /** Against all names class 1 is taken for class 3. */
  private static final FeatureTable TEST =
      new FeatureTable(
          List.of("a", "b", "c", "d"),
          List.of("0", "1", "2", "3"),
          new int[4],
          new Batch(
              new float[] {1, 0, 0, 0, 0, 0.5f, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1},
              new int[] {0, 1, 2, 3},
              4));

  @Test
  void allNamesCompeteInTheGeneralisedProtocol() {
    MethodRun run = ScoredMethod.generalised(RUN, ALL, TEST).run();

    assertThat(run.accuracy(Part.SEEN)).isEqualTo(Metric.of(0.5));
    assertThat(run.accuracy(Part.UNSEEN)).isEqualTo(Metric.of(1));
    assertThat(run.generalisedH().orElseThrow()).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void whatKnowsBaseClassesAloneHasNoGeneralisedScore() {
    MethodRun run = ScoredMethod.generalised(RUN, BASE_ALONE, TEST).run();

    assertThat(run.accuracy(Part.SEEN)).isEqualTo(SILENT);
    assertThat(run.accuracy(Part.UNSEEN)).isEqualTo(SILENT);
    assertThat(run.generalisedH().isDefined()).isFalse();
  }

  @Test
  void itHasABaseScoreAndNoneOnNewClasses() {
    ScoredMethod scored = ScoredMethod.baseToNew(RUN, BASE_ALONE, TEST);

    assertThat(scored.run().accuracy(Part.BASE)).isEqualTo(Metric.of(1));
    assertThat(scored.run().accuracy(Part.NEW)).isEqualTo(SILENT);
    assertThat(scored.run().on(Part.NEW).map(PartScores::nll)).contains(SILENT);
    assertThat(scored.evaluations()).containsOnlyKeys(Part.BASE);
    assertThat(scored.prediction(TEST, 2).label()).isEqualTo("a");
  }

  @Test
  void itHasNoScoreOnAllClasses() {
    assertThat(ScoredMethod.allClasses(RUN, BASE_ALONE, TEST).run().accuracy(Part.ALL))
        .isEqualTo(SILENT);
  }
}
