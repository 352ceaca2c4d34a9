package io.plateau.continual.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plateau.continual.metric.AccuracyMatrix;
import io.plateau.continual.metric.Cell;
import io.plateau.continual.metric.LabelSpace;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErosionTest {

  private static List<Cell> row(double... accuracies) {
    return Arrays.stream(accuracies).mapToObj(Cell::of).toList();
  }

  private static final AccuracyMatrix MATRIX =
      AccuracyMatrix.before(
              List.of("a", "b", "c"), List.of("h"), LabelSpace.OWN, row(0.2, 0.5, 0.6, 0.7))
          .after(row(0.9, 0.4, 0.7, 0.6))
          .after(row(0.8, 0.9, 0.3, 0.5));

  @Test
  void unseenTasksAreThoseToCome() {
    Erosion first = Erosion.of(MATRIX, 1);
    assertThat(first.unseen().orElseThrow()).isCloseTo(0.55, within(1e-12));
    assertThat(first.unseenDrop().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(first.worstDrop().orElseThrow()).isCloseTo(0.1, within(1e-12));
    assertThat(Erosion.of(MATRIX, 2).unseenDrop().orElseThrow()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void heldOutSetsStayUnseen() {
    assertThat(Erosion.of(MATRIX, 2).heldOut().orElseThrow()).isEqualTo(0.5);
    assertThat(Erosion.of(MATRIX, 2).heldOutDrop().orElseThrow()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void afterTheLastTaskNoneIsUnseen() {
    Erosion last = Erosion.of(MATRIX.after(row(0.8, 0.8, 0.9, 0.4)), 3);
    assertThat(last.unseen().undefined()).isEqualTo("no task is unseen");
    assertThat(last.heldOut().orElseThrow()).isEqualTo(0.4);
  }

  @Test
  void aMissingCellIsNamed() {
    AccuracyMatrix matrix =
        AccuracyMatrix.before(
                List.of("a", "b"), List.of(), LabelSpace.OWN, List.of(Cell.MISSING, Cell.MISSING))
            .after(row(0.9, 0.4));
    Erosion erosion = Erosion.of(matrix, 1);
    assertThat(erosion.unseen().orElseThrow()).isEqualTo(0.4);
    assertThat(erosion.worstDrop().undefined())
        .isEqualTo("the accuracy on b before training (zero-shot) is missing");
  }

  @Test
  void aRowThatIsNotThereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Erosion.of(MATRIX, 3))
        .withMessage("after: 3 (expected: 1 to 2, the tasks that were trained)");
  }
}
