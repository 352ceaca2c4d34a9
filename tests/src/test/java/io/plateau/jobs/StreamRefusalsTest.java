package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.jobs.ThreeTasks.Stop;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.continual.StreamRun;
import io.plateau.prep.featureset.FeatureSetManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stream cannot be learned with is said before anything is learned, or lost. */
@Tag("slow")
class StreamRefusalsTest {

  private static ThreeTasks tasks;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    tasks = new ThreeTasks();
  }

  @AfterAll
  static void close() {
    tasks.close();
  }

  private StreamRun run(Scenario scenario, ContinualSettings settings, String out, Stop stop)
      throws IOException {
    return tasks.run(scenario, settings, directory.resolve(out), stop);
  }

  @Test
  void aStreamOfAnotherModelsFeaturesIsRefused() throws IOException {
    Path other = Files.createDirectories(directory.resolve("other"));
    try (Stream<Path> files = Files.walk(Path.of(tasks.features()))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = other.resolve(Path.of(tasks.features()).relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path manifest = other.resolve(FeatureSetManifest.FILE_NAME);
    String digest = tasks.modelDigest();
    Files.writeString(
        manifest, Files.readString(manifest).replace(digest, "0".repeat(digest.length())));
    Scenario scenario =
        new Scenario(
            Protocol.CLASS_INCREMENTAL,
            List.of(new Task("one", other.toString(), tasks.classNames().subList(0, 2))),
            List.of());

    assertThatIOException()
        .isThrownBy(() -> run(scenario, ThreeTasks.SETTINGS, "out", Stop.NEVER))
        .withMessage(
            "Cannot run this stream with model embedded (SHA-256 %s): another model made its features (%s). Give that one to --model, or prepare the features again.",
            digest, "0".repeat(digest.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ranpac          | Cannot choose the ridge of ranpac: no class has 5 images",
        "adapter-mixture | Cannot choose how far features may be from a task: no class has 5 images"
      })
  void shotsOfWhichNoneCanBeHeldOutAreRefused(String strategy, String sentence) throws IOException {
    StreamRun run =
        run(
            tasks.stream(Protocol.CLASS_INCREMENTAL),
            ThreeTasks.SETTINGS.with("strategy=" + strategy, "shots=4"),
            "out",
            Stop.NEVER);

    assertThatIllegalArgumentException().isThrownBy(run::start).withMessageStartingWith(sentence);
  }

  @Test
  void aGeneratorThatIsNotThereIsNamed() {
    String nowhere = directory.resolve("nowhere").toString();

    assertThatIOException()
        .isThrownBy(
            () ->
                run(
                    tasks.stream(Protocol.CLASS_INCREMENTAL),
                    ThreeTasks.SETTINGS.with("strategy=ship-replay", "generator=" + nowhere),
                    "out",
                    Stop.NEVER))
        .withMessageContaining(nowhere);
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    ContinualSettings settings = ThreeTasks.SETTINGS.with("strategy=zero-shot");
    Scenario scenario = tasks.stream(Protocol.TASK_AGNOSTIC);
    run(scenario, settings, "out", Stop.NEVER).start();

    assertThatThrownBy(() -> run(scenario, settings, "out", Stop.NEVER).start())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "it holds a run. Add --resume to go on with it, or choose another --out.");
    assertThatThrownBy(
            () ->
                run(scenario, ThreeTasks.SETTINGS.with("strategy=ncm"), "out", Stop.NEVER).resume())
        .hasMessageContaining("it is of another run (there and now: strategy: zero-shot and ncm)");
  }

  @Test
  void aBufferHasRoomForEveryClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    tasks.stream(Protocol.CLASS_INCREMENTAL),
                    ThreeTasks.SETTINGS.with("strategy=replay", "buffer-size=5"),
                    "out",
                    Stop.NEVER))
        .withMessage("buffer: 5 samples (expected: >= 6, one for every class of the stream)");
  }

  @Test
  void aMeanThatWouldHaveNothingOfATaskIsRefused() throws IOException {
    StreamRun run =
        run(
            tasks.stream(Protocol.TASK_INCREMENTAL),
            ThreeTasks.SETTINGS.with("strategy=averaging", "average-every=3"),
            "out",
            Stop.NEVER);

    assertThatIllegalArgumentException()
        .isThrownBy(run::start)
        .withMessage(
            "average-every: 3 (expected: <= 2, the steps of task one: with more the mean would have nothing of it)");
  }

  @Test
  void whatIsHeldOutIsNoReference() {
    Scenario stream =
        new Scenario(
            Protocol.TASK_INCREMENTAL,
            List.of(tasks.task("one", 0, 2), tasks.task("two", 2, 4)),
            List.of(tasks.task("later", 4, 6)));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    stream,
                    ThreeTasks.SETTINGS.with("strategy=distill", "reference=" + tasks.features()),
                    "out",
                    Stop.NEVER))
        .withMessage(
            "reference: %s (expected: a feature set without the classes of held-out set later, which nothing is learned from; it has %s)"
                .formatted(tasks.features(), String.join(", ", tasks.classNames().subList(4, 6))));
  }
}
