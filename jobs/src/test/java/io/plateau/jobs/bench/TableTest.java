package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  private final StringWriter text = new StringWriter();
  private final Table table = Table.print(new PrintWriter(text), "rows", "ms per step");

  @Test
  void isMarkdownInColumns() {
    table.row("365", "430");
    table.row("4145", "5600 (5500 - 5700)");

    assertThat(text.toString())
        .isEqualToNormalizingNewlines(
            """
            | rows     | ms per step |
            | -------- | ----------- |
            | 365      | 430         |
            | 4145     | 5600 (5500 - 5700) |
            """);
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.row("365"))
        .withMessage("cells: 1 (expected: 2, one for each of [rows, ms per step])");
  }
}
