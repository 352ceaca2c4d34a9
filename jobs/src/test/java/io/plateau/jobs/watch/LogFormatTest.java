package io.plateau.jobs.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {

  @Test
  void textUnlessSomethingElseIsAskedFor() {
    assertThat(LogFormat.of("")).isEqualTo(LogFormat.TEXT);
    assertThat(LogFormat.of("JSON")).isEqualTo(LogFormat.JSON);
  }

  @Test
  void anotherFormatIsRefused() {
    assertThatThrownBy(() -> LogFormat.of("xml"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plateau.log: xml (expected: text or json)");
  }

  @Test
  void failuresGoToTheTerminalUnlessLinesAreJson() {
    List<String> terminal = new ArrayList<>();
    LogFormat.TEXT.failures(terminal::add).accept("Cannot.");
    LogFormat.JSON.failures(terminal::add).accept("Cannot, either.");
    assertThat(terminal).containsExactly("Cannot.");
  }
}
