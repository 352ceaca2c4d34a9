package io.plateau.jobs.registry.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.Execution;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.registry.Provenance;
import io.plateau.jobs.registry.Provenance.Kind;
import io.plateau.jobs.registry.Provenance.Verdict;
import io.plateau.jobs.registry.Registry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCommandTest {

  @TempDir private Path directory;
  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void fill() throws IOException {
    Registry registry = Registry.init(directory.toString(), new Configuration());
    for (Verdict verdict : List.of(Verdict.PASSED, Verdict.HELD_BACK)) {
      registry.add(
          "test",
          new Provenance(Kind.RETRAINED, "replay", "cats.features", "m0de1", null, "", verdict),
          new TreeMap<>(Map.of("mean new", 0.75)),
          Map.of("artifact/config.json", "{}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Execution run(Function<PrintWriter, JobCommand<?>> command, String... args) {
    List<String> all = new ArrayList<>(List.of("--registry", directory.toString()));
    all.addAll(List.of(args));
    printed.getBuffer().setLength(0);
    return Execution.of(command.apply(new PrintWriter(printed)), all.toArray(String[]::new));
  }

  @Test
  void aVersionIsPromotedListedAndRolledBack() {
    assertThat(run(PromoteCommand::new, "1").exitCode()).isZero();
    assertThat(run(PromoteCommand::new, "2", "--reason", "by hand").exitCode()).isZero();
    assertThat(printed).hasToString("Version 2 is in use now; before it was 1.%n".formatted());

    run(ListCommand::new);
    assertThat(printed.toString().lines().toList().get(1))
        .startsWith("000001   previous  passed ")
        .contains("replay", "75.0", "cats.features");
    assertThat(printed.toString().lines().toList().get(2))
        .startsWith("000002   current   held-back");

    assertThat(run(RollBackCommand::new).exitCode()).isZero();
    assertThat(printed).hasToString("Version 1 is in use again.%n".formatted());
  }

  @Test
  void aVersionIsShownWithItsFilesAndWhenItWasInUse() {
    run(PromoteCommand::new, "1", "--by", "mara", "--reason", "the first");

    assertThat(run(ShowCommand::new, "--verify").exitCode()).isZero();

    assertThat(printed.toString())
        .contains(
            "artifact/config.json, 2 bytes, sha256 ",
            ", by mara (promote): the first",
            "All 1 files are what was registered.");
  }

  @Test
  void aDamagedFileIsOneSentenceAndExitCodeOne() throws IOException {
    Files.writeString(directory.resolve("versions/000002/artifact/config.json"), "[]");

    Execution execution = run(ShowCommand::new, "2", "--verify");

    assertThat(execution.exitCode()).isEqualTo(1);
    assertThat(execution.err()).contains("artifact/config.json is not what was registered");
  }

  @Test
  void whatWouldBeDeletedIsOnlySaid() {
    Execution execution =
        run(out -> new GarbageCommand(out, Clock.systemUTC()), "--keep", "1", "--dry-run");

    assertThat(execution.exitCode()).isZero();
    assertThat(printed.toString()).startsWith("Would delete versions [1],");
    assertThat(directory.resolve("versions/000001/version.json")).exists();
  }

  @Test
  void aNumberThatCannotBeIsWrongUse() {
    Execution execution = run(out -> new GarbageCommand(out, Clock.systemUTC()), "--keep=-1");

    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith("--keep: -1 (expected: >= 0)");
  }
}
