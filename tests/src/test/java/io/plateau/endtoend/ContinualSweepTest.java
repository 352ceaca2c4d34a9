package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two strategies with two seeds on three tasks of two drawn classes, through the command. */
@Tag("slow")
class ContinualSweepTest {

  @TempDir private Path directory;

  private CommandRun run(String out, String... more) throws IOException {
    Path scenario =
        Files.writeString(
            directory.resolve("pairs.yaml"),
            "protocol: class-incremental\nfeatures: %s\nclasses-per-task: 2\n"
                .formatted(PreparedTask.features()));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "continual",
                "--scenario",
                scenario.toString(),
                "--model",
                "embedded",
                "--out",
                directory.resolve(out).toString(),
                "--preset=demo",
                "--set=steps=2",
                "--set=threads=1",
                "--set=resamples=20"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun sweep(String out, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--strategy=ncm,sequential", "--seeds=1,2"));
    arguments.addAll(List.of(more));
    return run(out, arguments.toArray(String[]::new));
  }

  private Path in(String out, String file) {
    return directory.resolve(out).resolve(file);
  }

  @Test
  void everyRunIsWhatItIsAlone() throws IOException {
    CommandRun sweep = sweep("sweep", "--parallel-runs=2");
    CommandRun alone = run("alone", "--strategy=sequential", "--set=seed=2");

    assertThat(sweep.exitCode()).as(sweep.err()).isZero();
    assertThat(alone.exitCode()).as(alone.err()).isZero();
    for (String file : List.of("matrix.csv", "metrics.json", "stream.json", "after-03/state.bin")) {
      assertThat(Files.readAllBytes(in("sweep", "pairs/sequential/seed-2/" + file)))
          .as(file)
          .isEqualTo(Files.readAllBytes(in("alone", file)));
    }
    assertThat(Files.readString(in("sweep", "report.html")))
        .contains("2 strategies, 1 stream, 2 seeds", "id=\"ranking\"");
    assertThat(Files.readAllLines(in("sweep", "results.csv"))).hasSize(1 + 4 * 12);
    assertThat(Files.readString(in("alone", "report.html"))).contains("sequential through 3 tasks");
  }

  @Test
  void aRunThatFailedGoesOnWithoutTheOthers() throws IOException {
    Path inTheWay = in("sweep", "pairs/ncm/seed-2/notes.txt");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "mine");

    CommandRun failed = sweep("sweep");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains(
            "1 of 4 runs of the sweep failed, the others are whole. pairs/ncm/seed-2: Cannot run a stream into",
            "it holds notes.txt",
            "Run the command again with --resume");
    assertThat(Files.readString(in("sweep", "report.html"))).contains("1 of 4 runs");
    byte[] scores = Files.readAllBytes(in("sweep", "pairs/ncm/seed-1/after-03/scores.json"));
    byte[] cost = Files.readAllBytes(in("sweep", "pairs/ncm/seed-1/after-03/cost.json"));

    Files.delete(inTheWay);
    CommandRun again = sweep("sweep", "--resume");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(in("sweep", "pairs/ncm/seed-2/matrix.csv")).exists();
    assertThat(in("sweep", "pairs/ncm/seed-1/after-03/scores.json")).hasBinaryContent(scores);
    assertThat(in("sweep", "pairs/ncm/seed-1/after-03/cost.json")).hasBinaryContent(cost);
    assertThat(Files.readString(in("sweep", "report.html"))).doesNotContain("1 of 4 runs");
  }

  @Test
  void aSweepGoesIntoADirectoryOfItsOwn() throws IOException {
    Files.createDirectories(directory.resolve("sweep"));
    Files.writeString(in("sweep", "notes.txt"), "mine");

    CommandRun run = sweep("sweep");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("Cannot run a sweep into", "it holds notes.txt");
  }

  @Test
  void aStrategyThatComesTwiceIsWrongUse() throws IOException {
    CommandRun run = run("sweep", "--strategy=ncm,ncm");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--strategy, --seeds: ncm with seed 1 twice");
  }

  @Test
  void aDashboardNeedsARun() {
    CommandRun run = CommandRun.of("dashboard", directory.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("it holds neither a sweep nor a run that has scored anything")
        .contains("Give the --out of plateau continual.");
  }
}
