package io.plateau.continual.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixImportTest {

  private static final double NONE = Double.NaN;

  /** After each of two tasks, without row 0. */
  private static final List<List<Cell>> TWO =
      List.of(Matrices.row(NONE, NONE), Matrices.row(0.8, 0.4), Matrices.row(0.7, 0.9));

  private static final List<List<Cell>> TWO_AND_ZERO_SHOT =
      List.of(Matrices.row(0.3, 0.5), Matrices.row(0.8, 0.4), Matrices.row(0.7, 0.9));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A,B\n80,40\n70,90\n",
        "A,B\r\n80,40\r\n70,90",
        "\uFEFFA, B \n 80 ,40\n70,90.0\n\n  \n,,\n",
        "\"A\",\"B\"\n\"80\",40\n7e1,90\n",
        "after,A,B\nA,80,40\nB,70,90\n",
        ",A,B\n2,70,90\n1,80,40\n",
        "trained so far,A,B\nafter task 1,80,40\nT2,70,90\n",
        "A,B\n0.8,.4\n0.7,0.9\n"
      })
  void oneMatrixInManyHands(String csv) {
    assertThat(MatrixImports.read(csv).rows()).isEqualTo(TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A,B\n30,50\n80,40\n70,90\n",
        "row,A,B\n0,30,50\n1,80,40\n2,70,90\n",
        "row,A,B\n1,80,40\n2,70,90\nzero-shot,30,50\n",
        "A,B\nCLIP,30,50\nafter A,80,40\nafter B,70,90\n"
      })
  void rowZeroIsTheFirstOfOneMoreThanTasksOrTheOneLabelledSo(String csv) {
    assertThat(MatrixImports.read(csv).rows()).isEqualTo(TWO_AND_ZERO_SHOT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"B,A\n50,30\n", "30,50\n", "CLIP,30,50", "method,B,C,A\nzero-shot,0.5,0.1,0.3\n"})
  void rowZeroFromItsOwnFile(String zeroShot) {
    assertThat(MatrixImports.read("A,B\n80,40\n70,90\n", zeroShot).rows())
        .isEqualTo(TWO_AND_ZERO_SHOT);
  }

  @Test
  void aNameThatTheZeroShotFileLacksIsMissing() {
    assertThat(MatrixImports.read("A,B\n80,40\n70,90\n", "B\n50\n").rows().get(0))
        .containsExactly(Cell.MISSING, Cell.of(0.5));
  }

  @Test
  void fewerRowsThanTasksAreAStreamThatIsNotFinished() {
    AccuracyMatrix matrix = MatrixImports.read("A,B,C\n80,40,30\n");
    assertThat(matrix.trained()).isEqualTo(1);
    assertThat(matrix.tasks()).containsExactly("A", "B", "C");
  }

  @Test
  void oneTask() {
    assertThat(MatrixImports.read("A\n80\n").rows())
        .containsExactly(List.of(Cell.MISSING), Matrices.row(0.8));
    assertThat(MatrixImports.read("A\n50\n80\n").rows())
        .containsExactly(Matrices.row(0.5), Matrices.row(0.8));
  }

  @Test
  void tasksThatAreNumberedAreTakenByNameWhereAllLabelsAre() {
    assertThat(MatrixImports.read(",0,1\n0,80,40\n1,70,90\n").rows()).isEqualTo(TWO);
    assertThat(MatrixImports.read(",0,1\n0,30,50\n1,80,40\n2,70,90\n").rows())
        .isEqualTo(TWO_AND_ZERO_SHOT);
  }

  @Test
  void rowsNamedAfterTheirTasksSayTheOrderOfTraining() {
    AccuracyMatrix matrix =
        MatrixImports.read("after,B,H,A\nCLIP,50,1,30\nafter A,40,2,80\nB,90,3,70\nH,4,5,6\n");
    assertThat(matrix.tasks()).containsExactly("A", "B", "H");
    assertThat(matrix.rows().get(0)).isEqualTo(Matrices.row(0.3, 0.5, 0.01));
    assertThat(matrix.rows().get(1)).isEqualTo(Matrices.row(0.8, 0.4, 0.02));
    assertThat(MatrixImports.read("after,A,B,C\nA,1,2,3\nC,4,5,6\n").rows().get(2))
        .containsOnly(Cell.MISSING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatrixImports.read("after,A,B,C\nC,1,2,3\nA,4,5,6\n"))
        .withMessage(
            "Cannot read m.csv: its rows are of the tasks C, A (expected: in the order of the columns,"
                + " A, B, C, or one of every task). Number the rows.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "nan", "NaN", "n/a", "—", "\"\""})
  void whatWasNotEvaluatedIsMissing(String cell) {
    assertThat(MatrixImports.read("A,B\n80,%s\n70,90\n".formatted(cell)).cell(1, 1))
        .isEqualTo(Cell.MISSING);
  }

  @Test
  void countsAreKept() {
    assertThat(MatrixImports.read("A,B\n4/5,2 / 5\n70,90\n").cell(1, 1)).isEqualTo(Cell.of(2, 5));
  }

  @Test
  void heldOutColumnsAreMarkedInTheFileOrNamed() {
    CsvSource csv = new CsvSource("m.csv", "A,held-out: H,B,G\n80,60,40,1\n70,50,90,2\n");
    AccuracyMatrix matrix =
        new MatrixImport(csv, null, List.of("G"), LabelSpace.OWN, null).read().matrix();
    assertThat(matrix.tasks()).containsExactly("A", "B");
    assertThat(matrix.heldOut()).containsExactly("H", "G");
    assertThat(matrix.rows().get(2)).isEqualTo(Matrices.row(0.7, 0.9, 0.5, 0.02));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MatrixImport(csv, null, List.of("X"), LabelSpace.OWN, null).read())
        .withMessage("held-out: X (expected: a column of m.csv, which has A, held-out: H, B, G)");
  }

  @Test
  void whatIsWrittenIsReadBackToTheBit() {
    AccuracyMatrix matrix =
        new AccuracyMatrix(
            List.of("a, \"b\"", "1"),
            List.of("h"),
            List.of(
                List.of(Cell.of(1, 3), Cell.MISSING, Cell.of(0.1)),
                List.of(Cell.of(2, 3), Cell.of(1 / 3.0), Cell.MISSING)),
            LabelSpace.OWN);
    assertThat(MatrixCsv.write(matrix))
        .isEqualTo(
            "after,\"a, \"\"b\"\"\",1,held-out:h\nzero-shot,1/3,,0.1\nafter 1,2/3,0.3333333333333333,\n");
    assertThat(MatrixImports.read(MatrixCsv.write(matrix))).isEqualTo(matrix);
  }

  @Test
  void theUnitMayBeSaidWhereAllPercentsAreSmall() {
    MatrixImport small =
        new MatrixImport(
            new CsvSource("m.csv", "A\n0.5\n"),
            null,
            List.of(),
            LabelSpace.OWN,
            AccuracyUnit.PERCENT);
    assertThat(small.read().matrix().cell(1, 0)).isEqualTo(Cell.of(0.005));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A,B\\n80,x\\n70,90|m.csv: line 2, column 2: 'x' (expected: a number such as 62.5, correct/total such as 50/80, or nothing where it was not evaluated)",
        "A,B\\n80,140\\n-1,90|column 2: '140.0' (expected: an accuracy from 0 to 100)",
        "A,B\\n80,140\\n-1,90|line 3, column 1: '-1.0'",
        "A,B\\n80\\n70,90|m.csv: line 2: 1 fields (expected: 2, as the header has)",
        "A,B\\n80,40\\n\\n70,90|m.csv: line 3: 1 fields (expected: 2, as the header has)",
        "A,A\\n80,40|m.csv: line 1, column 2: 'A' (expected: a name that no other column has)",
        "A,,B\\n1,2,3|m.csv: line 1, column 2: '' (expected: the name of a task)",
        "80.5,40\\n70,90|m.csv: line 1: numbers [80.5, 40] (expected: a header with the names of the tasks)",
        "A,B|m.csv: line 1: there are no accuracies",
        "row,A,B\\nfirst,80,40\\n2,70,90|m.csv: line 2, column 1: 'first' (expected: the task that the row comes after",
        "A;B\\n80;40|m.csv: line 2, column 1: '80;40'",
        "A,B\\n7/0,40|column 1: '7/0'",
        "A,B\\n9/8,40|column 1: '9/8'",
        "A,B\\n1,2\\n1,2\\n1,2\\n1,2|m.csv: it has 4 rows and 2 tasks (expected: at most one row for every task, and a first one of the pretrained model)",
        "row,A,B\\n1,2,3\\n1,2,3|m.csv: line 3, column 1: '1' (expected: a row that was not there before)",
        "row,A,B\\n1,2,3\\n5,2,3|m.csv: line 3, column 1: '5' (expected: the task that the row comes after: zero-shot or 0, 1 to 2, or one of A, B)",
        "A,\"B\\n1,2|m.csv: line 1, column 2: a quote is opened and not closed.",
        "A,\"B\"c\\n1,2|m.csv: line 1, column 2: 'c' follows a closing quote"
      })
  void whatCannotBeReadIsNamedWithItsPlace(String csv, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatrixImports.read(csv.replace("\\n", "\n")))
        .withMessageContaining(message);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvSource.of("m.csv", "Ä\n1\n".getBytes(StandardCharsets.ISO_8859_1)))
        .withMessage("Cannot read m.csv: it is not text in UTF-8. Save it as CSV (UTF-8).");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "1,2,3,4|z.csv: it has 4 accuracies and no header (expected: 2,",
        "C,D\\n1,2|z.csv: its columns are C, D (expected: some of A, B, the columns of the matrix)",
        "A,B\\n1,2\\n3,4|z.csv: it has 2 rows (expected: one, of the pretrained model)",
        "A,B\\n1,y|z.csv: line 2, column 2: 'y'"
      })
  void aZeroShotRowThatCannotBeUsedIsNamed(String zeroShot, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatrixImports.read("A,B\n80,40\n70,90\n", zeroShot.replace("\\n", "\n")))
        .withMessageContaining(message);
  }

  @Test
  void twoRowsOfThePretrainedModelAreOneTooMany() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatrixImports.read("row,A\n0,80\n1,70\n", "A\n3\n"))
        .withMessageContaining("m.csv: a row of it is labelled as the pretrained model's");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatrixImports.read("A\n80\n70\n", "A\n3\n"))
        .withMessageContaining("as another file has the one of the pretrained model");
  }
}
