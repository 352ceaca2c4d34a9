package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prompt.PromptEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesTest {

  private static final String SETS =
      "{\"small\": [\"a\", \"b\"], \"large\": [\"c\", \"d\", \"e\"]}";

  @TempDir private Path directory;

  private Path sets(String json) throws IOException {
    return Files.writeString(directory.resolve("names.json"), json);
  }

  @Test
  void madeUpNamesAreDistinctAndAlwaysTheSame() {
    assertThat(ClassNames.madeUp(1000)).doesNotHaveDuplicates().hasSize(1000);
    assertThat(ClassNames.madeUp(10)).isEqualTo(ClassNames.madeUp(1000).subList(0, 10));
  }

  @Test
  void madeUpNamesAreAboutAsLongAsImageNets() throws IOException {
    int rows = PromptEncoder.sharedRows(Names.of(Optional.empty(), Optional.empty()).prompts(1000));
    assertThat(rows).isBetween(3500, 5500); // ImageNet's are 4145
  }

  @Test
  void takesTheSmallestDataSetThatHasEnough() throws IOException {
    assertThat(ClassNames.read(sets(SETS), 1)).containsExactly("a");
    assertThat(ClassNames.read(sets(SETS), 3)).containsExactly("c", "d", "e");
  }

  @Test
  void saysHowManyThereAre() throws IOException {
    Path file = sets(SETS);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassNames.read(file, 4))
        .withMessage("--counts: 4 (expected: at most 3, the largest data set of %s)", file);
  }

  @Test
  void refusesWhatIsNoListOfNames() throws IOException {
    Path file = sets("[1, 2");
    assertThatThrownBy(() -> ClassNames.read(file, 1))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read class names from %s: it is not JSON that maps data sets to lists of"
                + " names.",
            file);
  }

  @Test
  void namesNeedTheirTokenizer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Names.of(Optional.of("n.json"), Optional.empty()))
        .withMessage(
            "--names and --tokenizer: only --names (expected: both, or neither for made-up names)");
  }
}
