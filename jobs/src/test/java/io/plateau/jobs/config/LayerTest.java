package io.plateau.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerTest {

  @Test
  void everyScalarOfAFileStaysAText() {
    assertThat(Layer.yaml("f", "rho: 1e-3\nwords: \"a b\"\nflag: true").values())
        .containsExactly(entry("rho", "1e-3"), entry("words", "a b"), entry("flag", "true"));
  }

  @Test
  void anEmptyFileSetsNothing() {
    assertThat(Layer.yaml("f", "# nothing here\n").values()).isEmpty();
  }

  @Test
  void readsThroughTheGivenReader() throws IOException {
    Layer layer =
        Layer.file("s3a://b/c.yaml", path -> ("k: " + path).getBytes(StandardCharsets.UTF_8));
    assertThat(layer.source()).isEqualTo("s3a://b/c.yaml");
    assertThat(layer.values()).containsExactly(entry("k", "s3a://b/c.yaml"));
  }

  @Test
  void refusesAKeyThatIsWrittenTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layer.yaml("mine.yaml", "rho: 1\nrho: 2"))
        .withMessageStartingWith("Cannot read settings from mine.yaml: ")
        .withMessageContainingAll("duplicate key", "rho", "line 2");
  }

  @Test
  void refusesWhatIsNoMapping() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layer.yaml("mine.yaml", "just words"))
        .withMessage(
            "Cannot read settings from mine.yaml: it holds [just words]."
                + " Write one 'key: value' per line.");
  }

  @Test
  void refusesAPresetThatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Layer.preset("trian"))
        .withMessageStartingWith("preset: trian (expected: ");
  }

  @Test
  void theLastOfTwoAssignmentsCountsAndValuesMayHoldEqualsSigns() {
    assertThat(Layer.assignments("--set", List.of("a=1", "a=2", "b=x=y")).values())
        .containsExactly(entry("a", "2"), entry("b", "x=y"));
  }
}
