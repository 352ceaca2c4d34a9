package io.plateau.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.Plateau;
import io.plateau.jobs.config.AdaptSettings;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.jobs.config.RetrainSettings;
import io.plateau.jobs.config.SettingsTable;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/reference.md is made from the code; {@code -Dplateau.reference=write} makes it anew. */
class ReferenceTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/reference.md");

  @Test
  void thePageSaysWhatTheCodeDoes() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    String page;
    try {
      page = page();
    } finally {
      Locale.setDefault(before);
    }
    if (System.getProperty("plateau.reference", "").equals("write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("made anew by ./mvnw -pl jobs -am test -Dtest=ReferenceTest -Dplateau.reference=write")
        .isEqualTo(page);
  }

  @Test
  void everySettingSaysWhatItMeans() throws IOException {
    assertThat(page().lines())
        .filteredOn(line -> line.startsWith("| `") && line.endsWith("|  |"))
        .isEmpty();
  }

  private static String page() throws IOException {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Reference: commands and settings

        Made from the code (`ReferenceTest`); how the commands are used stands in the pages that the README lists.

        ## Commands

        Every command takes `--help`, `--version` and `--verbose` (with a failure, where in the code). Exit codes: 0 done, 1 failed, 2 wrong use, 3 held back by `retrain`'s gate.

        """);
    Plateau.commandLine().getSubcommands().values().stream()
        .map(CommandSection::of)
        .forEach(page::append);
    page.append("## Settings\n\n");
    page.append(
        "From `--preset`, then `--config FILE`, then `--set key=value`; an unknown key is refused.\n\n");
    settings(page, "train", TrainSettings.defaults(), "train");
    settings(page, "train, method=toast or toast-lite", SteerSettings.defaults(), "train", "toast");
    settings(page, "adapt", AdaptSettings.defaults(), "adapt");
    settings(page, "synthesize fit", GeneratorFitSettings.defaults(), "ship");
    settings(page, "continual", ContinualSettings.defaults(), "train", "continual/default");
    settings(page, "retrain", RetrainSettings.defaults(), "train", "continual/default", "retrain");
    return page.toString().stripTrailing() + "\n";
  }

  private static void settings(StringBuilder page, String command, Record defaults, String... files)
      throws IOException {
    String[] texts = new String[files.length];
    for (int i = 0; i < files.length; i++) {
      texts[i] = Files.readString(ROOT.resolve("conf/%s.yaml".formatted(files[i])));
    }
    page.append("### Settings of %s%n%n".formatted(command));
    page.append(SettingsTable.of(defaults, texts)).append('\n');
  }
}
