package io.plateau.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.tensor.HostTensor;
import org.junit.jupiter.api.Test;

class JoinedColumnsTest {

  private static final CosineClassifier AXES =
      CosineClassifier.of(new HostTensor(new long[] {2, 2}, new float[] {1, 0, 0, 1}), 10);

  private static final Batch ROWS =
      JoinedColumns.join(
          new Batch(new float[] {1, 1, 1, 1}, new int[] {0, 1}, 2),
          new Batch(new float[] {0, 1, 1, 0}, new int[] {0, 1}, 2));

  @Test
  void rowsStandSideBySide() {
    assertThat(ROWS.width()).isEqualTo(4);
    assertThat(ROWS.features()).containsExactly(1, 1, 0, 1, 1, 1, 1, 0);
  }

  @Test
  void seesItsOwnColumnsAlone() {
    JoinedColumns right = new JoinedColumns(2, 2, AXES);

    assertThat(right.score(ROWS).predicted(0)).isEqualTo(1);
    assertThat(right.score(ROWS).predicted(1)).isZero();
    assertThat(right.over(1, 2).classes()).isEqualTo(1);
  }
}
