package io.plateau.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClassNamesFileTest {

  @Test
  void takesALineEachAndLeavesOutBlankOnesAndComments() {
    assertThat(
            ClassNamesFile.parse("f", "\uFEFF# animals\r\n red panda \r\n\r\n#cat\r\ndog # brown"))
        .containsExactly("red panda", "dog # brown");
  }

  @Test
  void refusesAListWithoutNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassNamesFile.parse("names.txt", "\n# cat\n"))
        .withMessage(
            "classes: no names in names.txt (expected: at least one, each on a line of its own; blank lines and those that begin with # do not count)");
  }

  @Test
  void saysAllThatStandsThereTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassNamesFile.parse("names.txt", "cat\ndog\ncat\n\ndog\ncat"))
        .withMessage(
            "classes: 'cat' on lines 1 and 3 and 6, 'dog' on lines 2 and 5 of names.txt (expected: every name once)");
  }
}
