package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.continual.StreamModel;
import io.plateau.jobs.continual.StreamRun;
import io.plateau.jobs.continual.StreamWatcher;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.tensor.Safetensors;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream of three tasks of two drawn classes comes to the same, however often it was stopped. */
@Tag("slow")
class StreamRunTest {

  private static final ContinualSettings SETTINGS =
      ContinualSettings.defaults()
          .with(
              "method=erm",
              "steps=2",
              "shots=5",
              "threads=1",
              "parts=1",
              "checkpoint-every=1",
              "random-features=32",
              "buffer-size=6",
              "average-every=1",
              "resamples=20");

  private static JavaSparkContext spark;
  private static StreamModel model;
  private static List<String> names;
  private static String features;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    features = PreparedTask.features().toString(); // on a Spark of its own
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("stream")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    spark = new JavaSparkContext(conf);
    Torch.threads(1);
    FrozenClip clip = FrozenModels.clip(EmbeddedModel.NAME, spark.hadoopConfiguration());
    model = new StreamModel(clip, EmbeddedModel.NAME, "test");
    names = FeatureSet.open(features, spark.hadoopConfiguration()).manifest().classNames();
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  private static Task task(String name, int from, int to) {
    return new Task(name, features, names.subList(from, to));
  }

  /** Three tasks. */
  private static Scenario stream(Protocol protocol) {
    return new Scenario(
        protocol, List.of(task("one", 0, 2), task("two", 2, 4), task("three", 4, 6)), List.of());
  }

  private StreamRun run(Scenario scenario, ContinualSettings settings, String out, Stop stop)
      throws IOException {
    return new StreamRun(spark, scenario, model, settings, directory.resolve(out).toString(), stop);
  }

  private byte[] bytes(String out, String file) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve(file));
  }

  private String text(String out, String file) throws IOException {
    return Files.readString(directory.resolve(out).resolve(file));
  }

  /** Stops after a task, or after a step of the second task; -1 for never. */
  private record Stop(int afterTask, int afterStep) implements StreamWatcher {

    static final Stop NEVER = new Stop(-1, -1);

    @Override
    public void starts(int done, int total) {}

    @Override
    public void stepped(TrainingState state, long steps) {
      if (state.step() == afterStep) {
        throw new CancellationException("stopped");
      }
    }

    @Override
    public void scored(int number, String summary) {
      if (number == afterTask) {
        throw new CancellationException("stopped");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zero-shot",
        "ncm",
        "rail",
        "ranpac",
        "sequential",
        "joint",
        "replay",
        "der++",
        "a-gem+text-anchor",
        "lwf+ewc",
        "distill+mod-x",
        "replay+ewc+averaging",
        "s-prompts",
        "gaussian-key",
        "star-prompt",
        "adapter-mixture",
        "gaussian-replay",
        "mixture-replay+lwf"
      })
  void aRunThatStoppedBetweenTasksGoesOnToTheSameBytes(String strategy) throws IOException {
    ContinualSettings settings = SETTINGS.with("strategy=" + strategy);
    Scenario scenario = stream(Protocol.CLASS_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    for (String file :
        List.of("matrix.csv", "metrics.json", "after-03/state.bin", "after-02/scores.json")) {
      assertThat(bytes("stopped", file)).as(file).isEqualTo(bytes("whole", file));
    }
    assertThat(text("whole", "matrix.csv"))
        .matches(
            "after,one,two,three\\nzero-shot,,,\\nafter 1,\\d+/8,,\\nafter 2,(\\d+/8,){2}\\nafter 3,\\d+/8,\\d+/8,\\d+/8\\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sequential", "der+++lwf", "a-gem+ewc", "distill+mod-x+text-anchor", "averaging"})
  void aRunThatStoppedInsideATaskGoesOnFromItsCheckpoint(String strategy) throws IOException {
    ContinualSettings settings = SETTINGS.with("strategy=" + strategy, "steps=3", "method=gcscoop");
    Scenario scenario = stream(Protocol.TASK_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(-1, 2)).resume())
        .hasMessageContaining("stopped");
    assertThat(directory.resolve("stopped/after-02/checkpoints")).isNotEmptyDirectory();

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    assertThat(bytes("stopped", "metrics.json")).isEqualTo(bytes("whole", "metrics.json"));
    assertThat(bytes("stopped", "after-03/state.bin"))
        .isEqualTo(bytes("whole", "after-03/state.bin"));
    assertThat(directory.resolve("stopped/after-02/checkpoints")).doesNotExist();
  }

  /** Tokens are fitted in three steps, and aligned in more. */
  @ParameterizedTest
  @CsvSource({
    "s-prompts, 2, checkpoints",
    "star-prompt, 2, checkpoints",
    "star-prompt, 5, alignment/checkpoints"
  })
  void whatIsLearnedForATaskGoesOnFromItsCheckpoint(String strategy, int step, String folder)
      throws IOException {
    ContinualSettings settings =
        SETTINGS.with("strategy=" + strategy, "steps=3", "generated=128", "align-epochs=3");
    Scenario scenario = stream(Protocol.CLASS_INCREMENTAL);
    run(scenario, settings, "whole", Stop.NEVER).start();
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(1, -1)).start())
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> run(scenario, settings, "stopped", new Stop(-1, step)).resume())
        .hasMessageContaining("stopped");
    assertThat(directory.resolve("stopped/after-02").resolve(folder)).isNotEmptyDirectory();

    run(scenario, settings, "stopped", Stop.NEVER).resume();

    assertThat(bytes("stopped", "metrics.json")).isEqualTo(bytes("whole", "metrics.json"));
    assertThat(bytes("stopped", "after-03/state.bin"))
        .isEqualTo(bytes("whole", "after-03/state.bin"));
    assertThat(directory.resolve("stopped/after-02").resolve(folder)).doesNotExist();
  }

  @Test
  void whereSamplesOfTheTasksWentIsSaved() throws IOException {
    run(
            stream(Protocol.TASK_INCREMENTAL),
            SETTINGS.with("strategy=s-prompts", "steps=1"),
            "routed",
            Stop.NEVER)
        .start();

    JsonArray routing =
        JsonParser.parseString(text("routed", "metrics.json"))
            .getAsJsonObject()
            .getAsJsonArray("routing");

    assertThat(routing).hasSize(3);
    JsonArray confusion = routing.get(1).getAsJsonObject().getAsJsonArray("confusion");
    assertThat(confusion).hasSize(2);
    int all = 0;
    int right = 0;
    for (int task = 0; task < 2; task++) {
      for (int selected = 0; selected <= 2; selected++) {
        int count = confusion.get(task).getAsJsonArray().get(selected).getAsInt();
        all += count;
        right += selected == task ? count : 0;
      }
    }
    assertThat(all).isEqualTo(16);
    assertThat(routing.get(1).getAsJsonObject().get("right").getAsDouble()).isEqualTo(right / 16.0);
  }

  @Test
  void aStreamOfAnotherModelsFeaturesIsRefused() throws IOException {
    Path other = Files.createDirectories(directory.resolve("other"));
    try (Stream<Path> files = Files.walk(Path.of(features))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = other.resolve(Path.of(features).relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path manifest = other.resolve(FeatureSetManifest.FILE_NAME);
    String digest = model.clip().digest();
    Files.writeString(
        manifest, Files.readString(manifest).replace(digest, "0".repeat(digest.length())));
    Scenario scenario =
        new Scenario(
            Protocol.CLASS_INCREMENTAL,
            List.of(new Task("one", other.toString(), names.subList(0, 2))),
            List.of());

    assertThatIOException()
        .isThrownBy(() -> run(scenario, SETTINGS, "out", Stop.NEVER))
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
            stream(Protocol.CLASS_INCREMENTAL),
            SETTINGS.with("strategy=" + strategy, "shots=4"),
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
                    stream(Protocol.CLASS_INCREMENTAL),
                    SETTINGS.with("strategy=ship-replay", "generator=" + nowhere),
                    "out",
                    Stop.NEVER))
        .withMessageContaining(nowhere);
  }

  @Test
  void unseenTasksAreMissingWhereAStrategyKnowsNothingOfThem() throws IOException {
    run(stream(Protocol.TASK_INCREMENTAL), SETTINGS.with("strategy=ncm"), "ncm", Stop.NEVER)
        .start();

    assertThat(text("ncm", "matrix.csv"))
        .matches("(?s).*zero-shot(,\\d/8){3}\\nafter 1,\\d/8,,\\nafter 2,\\d/8,\\d/8,\\n.*");
    assertThat(text("ncm", "metrics.json"))
        .contains("\"transfer\": null", "the accuracy on two after task 1 (one) is missing");
  }

  @Test
  void whatIsThereAlreadyIsNotOverwritten() throws IOException {
    ContinualSettings settings = SETTINGS.with("strategy=zero-shot");
    Scenario scenario = stream(Protocol.TASK_AGNOSTIC);
    run(scenario, settings, "out", Stop.NEVER).start();

    assertThatThrownBy(() -> run(scenario, settings, "out", Stop.NEVER).start())
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "it holds a run. Add --resume to go on with it, or choose another --out.");
    assertThatThrownBy(
            () -> run(scenario, SETTINGS.with("strategy=ncm"), "out", Stop.NEVER).resume())
        .hasMessageContaining("it is of another run (there and now: strategy: zero-shot and ncm)");
  }

  @Test
  void aBufferHasRoomForEveryClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    stream(Protocol.CLASS_INCREMENTAL),
                    SETTINGS.with("strategy=replay", "buffer-size=5"),
                    "out",
                    Stop.NEVER))
        .withMessage("buffer: 5 samples (expected: >= 6, one for every class of the stream)");
  }

  @Test
  void aMeanThatWouldHaveNothingOfATaskIsRefused() throws IOException {
    StreamRun run =
        run(
            stream(Protocol.TASK_INCREMENTAL),
            SETTINGS.with("strategy=averaging", "average-every=3"),
            "out",
            Stop.NEVER);

    assertThatIllegalArgumentException()
        .isThrownBy(run::start)
        .withMessage(
            "average-every: 3 (expected: <= 2, the steps of task one: with more the mean would have nothing of it)");
  }

  @Test
  void everyTasksGradientIsComparedAfterEachTask() throws IOException {
    run(stream(Protocol.TASK_INCREMENTAL), SETTINGS, "out", Stop.NEVER).start();

    JsonArray interference =
        JsonParser.parseString(text("out", "metrics.json"))
            .getAsJsonObject()
            .getAsJsonArray("interference");

    assertThat(interference).hasSize(3);
    JsonObject last = interference.get(2).getAsJsonObject();
    JsonArray cosines = last.getAsJsonArray("gradient_cosines");
    assertThat(cosines).hasSize(3);
    for (int task = 0; task < 3; task++) {
      JsonArray row = cosines.get(task).getAsJsonArray();
      assertThat(row.get(task).getAsDouble()).isCloseTo(1, within(1e-6));
      assertThat(row.get((task + 1) % 3))
          .isEqualTo(cosines.get((task + 1) % 3).getAsJsonArray().get(task));
    }
    assertThat(last.get("mean_cosine").getAsDouble()).isBetween(-1.0, 1.0);
    assertThat(last.get("share_below_zero").getAsDouble()).isBetween(0.0, 1.0);
    assertThat(last.get("step").getAsDouble()).isPositive();
    assertThat(interference.get(0).getAsJsonObject().get("step"))
        .isEqualTo(interference.get(0).getAsJsonObject().get("from_start"));
  }

  @Test
  void similaritiesOfAReferenceSetAreDistilled() throws IOException {
    Scenario two =
        new Scenario(
            Protocol.TASK_INCREMENTAL, List.of(task("one", 0, 2), task("two", 2, 4)), List.of());
    ContinualSettings settings = SETTINGS.with("strategy=distill");
    run(two, settings, "own", Stop.NEVER).start();
    run(two, settings.with("reference=" + features), "reference", Stop.NEVER).start();

    assertThat(bytes("reference", "after-02/state.bin"))
        .isNotEqualTo(bytes("own", "after-02/state.bin"));
    assertThat(text("reference", "stream.json")).contains("\"features of reference\": \"");
  }

  @Test
  void whatIsHeldOutIsNoReference() {
    Scenario stream =
        new Scenario(
            Protocol.TASK_INCREMENTAL,
            List.of(task("one", 0, 2), task("two", 2, 4)),
            List.of(task("later", 4, 6)));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                run(
                    stream,
                    SETTINGS.with("strategy=distill", "reference=" + features),
                    "out",
                    Stop.NEVER))
        .withMessage(
            "reference: %s (expected: a feature set without the classes of held-out set later, which nothing is learned from; it has %s)"
                .formatted(features, String.join(", ", names.subList(4, 6))));
  }

  /** Terms, the penalty and the kept rows are of the whole batch there, whoever has which class. */
  @Test
  void workersThatShareTheClassesLearnTheSame() throws IOException {
    ContinualSettings settings = SETTINGS.with("strategy=a-gem+lwf+ewc+mod-x", "distribution=data");
    Scenario scenario = stream(Protocol.TASK_INCREMENTAL);
    run(scenario, settings, "alone", Stop.NEVER).start();
    run(scenario, settings.with("distribution=class", "parts=2"), "shared", Stop.NEVER).start();

    assertThat(context("shared")).containsExactly(context("alone"), within(1e-5f));
  }

  private float[] context(String out) throws IOException {
    return Safetensors.of("state", bytes(out, "after-03/state.bin"))
        .tensor("learned.context")
        .values();
  }
}
