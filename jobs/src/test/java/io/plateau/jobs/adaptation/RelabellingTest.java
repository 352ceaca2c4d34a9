package io.plateau.jobs.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelabellingTest {

  @Test
  void rowsKeepTheirClassUnderOtherNumbers() {
    FeatureTable rows = rows(List.of("b", "x"), 0, 1, 0);

    FeatureTable moved = Relabelling.under(List.of("a", "b", "x"), rows);

    assertThat(moved.batch().labels()).containsExactly(1, 2, 1);
    assertThat(moved.classNames()).containsExactly("a", "b", "x");
  }

  @Test
  void classesOfOneNameStayTwoWhereTheNumbersFit() {
    FeatureTable rows = rows(List.of("crane", "crane"), 0, 1);

    FeatureTable moved = Relabelling.under(List.of("crane", "crane", "x"), rows);

    assertThat(moved.batch().labels()).containsExactly(0, 1);
  }

  @Test
  void unionsKeepTheFirstOrder() {
    assertThat(Relabelling.union(List.of("b", "a"), List.of("x", "a", "y")))
        .containsExactly("b", "a", "x", "y");
  }

  private static FeatureTable rows(List<String> names, int... labels) {
    return new FeatureTable(
        names,
        java.util.Collections.nCopies(labels.length, "id"),
        new int[labels.length],
        new Batch(new float[labels.length], labels, 1));
  }
}
