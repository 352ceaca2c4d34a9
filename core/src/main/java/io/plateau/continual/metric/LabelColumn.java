package io.plateau.continual.metric;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether rows of a table begin with what they are called, rather than with an accuracy. */
enum LabelColumn {
  NONE(0, 0),
  /** The header has a field for it, such as "after" or an empty one. */
  HEADED(1, 1),
  /** The header begins with the first column behind it. */
  HEADLESS(0, 1);

  private static final Set<String> HEADS =
      Set.of(
          "",
          "after",
          "after task",
          "task",
          "tasks",
          "row",
          "step",
          "stage",
          "session",
          "trained on",
          "method",
          "model");

  private final int inHeader;
  private final int inRows;

  LabelColumn(int inHeader, int inRows) {
    this.inHeader = inHeader;
    this.inRows = inRows;
  }

  /** Fields before the first name in the header. */
  int inHeader() {
    return inHeader;
  }

  /** Fields before the first accuracy in a row. */
  int inRows() {
    return inRows;
  }

  static LabelColumn of(CsvRecord header, List<CsvRecord> rows) {
    int fields = header.fields().size();
    if (!rows.isEmpty() && rows.stream().allMatch(row -> row.fields().size() == fields + 1)) {
      return HEADLESS;
    }
    if (fields == 1) {
      return NONE;
    }
    if (HEADS.contains(header.fields().get(0).toLowerCase(Locale.ROOT))) {
      return HEADED;
    }
    RowLabels labels = new RowLabels(header.withoutFirst().fields());
    boolean words =
        !rows.isEmpty() && rows.stream().allMatch(row -> labels.isWord(row.fields().get(0)));
    return words ? HEADED : NONE;
  }
}
