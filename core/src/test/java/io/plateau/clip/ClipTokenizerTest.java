package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond the token lists of {@link GoldenParityTest}. */
class ClipTokenizerTest {

  private static final String LONG = "river ".repeat(100);

  @Test
  void cuttingKeepsEndOfText() throws Exception {
    try (ClipTokenizer tokenizer = ClipTokenizer.read(GoldenClip.directory("legacy-eos"))) {
      long[] tokens = tokenizer.encode(LONG);

      assertThat(tokens).hasSize(20).startsWith(tokenizer.startOfText());
      assertThat(tokens).endsWith(tokenizer.endOfText());
      assertThat(tokens).containsOnlyOnce(tokenizer.endOfText());
    }
  }

  @Test
  void paddingFollowsEndOfText() throws Exception {
    try (ClipTokenizer tokenizer = ClipTokenizer.read(GoldenClip.directory("legacy-eos"))) {
      long[] tokens = tokenizer.encode("");

      assertThat(tokens).startsWith(tokenizer.startOfText(), tokenizer.endOfText());
      assertThat(Arrays.copyOfRange(tokens, 2, tokens.length))
          .containsOnly(tokens[2])
          .doesNotContain(tokenizer.endOfText());
    }
  }

  @Test
  void piecesAreNeitherCutNorPadded() throws Exception {
    try (ClipTokenizer tokenizer = ClipTokenizer.read(GoldenClip.directory("sharded"))) {
      assertThat(tokenizer.pieces(LONG)).hasSize(100);
      assertThat(tokenizer.pieces("river")).hasSize(1);
      assertThat(tokenizer.pieces("")).isEmpty();
    }
  }

  @Test
  void withoutATokenizerConfigurationTheCaptionsAreTheSameUpToTheirEnd(@TempDir Path directory)
      throws Exception {
    GoldenClip.copy("gelu", directory);
    Files.delete(directory.resolve("tokenizer_config.json"));

    try (ClipTokenizer with = ClipTokenizer.read(GoldenClip.directory("gelu"));
        ClipTokenizer without = ClipTokenizer.read(directory)) {
      assertThat(without.encode("a river")).isEqualTo(with.encode("a river"));
    }
  }

  @Test
  void refusesAFileThatIsNoTokenizer(@TempDir Path directory) throws Exception {
    GoldenClip.copy("gelu", directory);
    Files.writeString(directory.resolve("tokenizer.json"), "{}");

    assertThatThrownBy(() -> ClipTokenizer.read(directory).close())
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Cannot read %s: ", directory.resolve("tokenizer.json"));
  }
}
