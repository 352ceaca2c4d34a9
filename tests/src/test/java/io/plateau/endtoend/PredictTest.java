package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelling in batch, by every kind of artifact, of every kind of input. */
@Tag("slow")
class PredictTest {

  private static final String ALL = Integer.toString(DrawnTask.CLASSES);

  @TempDir private static Path artifacts;
  @TempDir private Path directory;

  @BeforeAll
  static void learn() {
    CommandRun.done(
        "prepare",
        "--source",
        PreparedTask.images().toString(),
        "--model",
        "embedded",
        "--tokens",
        "2",
        "--out",
        features());
    train("coop", "learner=coop", "method=erm");
    train("cocoop", "learner=cocoop", "method=erm");
    train("toast-lite", "method=toast-lite", "epochs=2", "warmup=1", "lr=0.3");
    for (String learner : List.of("tip-adapter", "linear-probe", "clip-adapter", "zero-shot")) {
      List<String> args =
          new ArrayList<>(List.of("adapt", "--features", features(), "--model", "embedded"));
      args.addAll(List.of("--learner", learner, "--out", artifact(learner)));
      CommandRun.done(args.toArray(String[]::new));
    }
  }

  private static String features() {
    return artifacts.resolve("features").toString();
  }

  private static String artifact(String name) {
    return artifacts.resolve(name).toString();
  }

  private static void train(String name, String... settings) {
    List<String> args =
        new ArrayList<>(List.of("train", "--features", features(), "--model", "embedded"));
    args.addAll(List.of("--out", artifact(name), "--set", "classes=all"));
    if (!name.startsWith("toast")) {
      args.addAll(List.of("--set", "steps=3"));
    }
    args.addAll(List.of("--set", "batch-size=6", "--set", "threads=1"));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    CommandRun.done(args.toArray(String[]::new));
  }

  private CommandRun predict(String artifact, String out, String... more) {
    List<String> args =
        new ArrayList<>(List.of("predict", "--artifact", artifact(artifact), "--out"));
    args.add(directory.resolve(out).toString());
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private Labelled labelled(String artifact, String out, String... more) {
    CommandRun run = predict(artifact, out, more);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return new Labelled(directory.resolve(out));
  }

  private static String className(String id) {
    return id.split("/", -1)[1];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "coop",
        "cocoop",
        "toast-lite",
        "tip-adapter",
        "linear-probe",
        "clip-adapter",
        "zero-shot"
      })
  void featuresAreLabelledAsEvaluateScoresThem(String artifact) throws IOException {
    Map<String, JsonObject> rows =
        labelled(artifact, "p", "--features", features(), "--format", "jsonl", "--top-k", ALL)
            .rows();
    CommandRun.done(
        "evaluate",
        "--features",
        features(),
        "--artifact",
        artifact(artifact),
        "--protocol",
        "all-classes",
        "--out",
        directory.resolve("r").toString());

    int test = 0;
    int right = 0;
    double nll = 0;
    for (Map.Entry<String, JsonObject> row : rows.entrySet()) {
      if (row.getKey().startsWith("test/")) {
        String truth = className(row.getKey());
        test++;
        right += row.getValue().get("class_1").getAsString().equals(truth) ? 1 : 0;
        nll -= Math.log(Labelled.probability(row.getValue(), truth));
      }
    }
    JsonObject scored = evaluation(directory.resolve("r"));
    assertThat(test).isEqualTo(scored.get("rows").getAsInt());
    assertThat((double) right / test).isCloseTo(number(scored, "accuracy"), within(1e-9));
    assertThat(nll / test).isCloseTo(number(scored, "nll"), within(1e-4));
  }

  private static JsonObject evaluation(Path results) throws IOException {
    JsonObject methods =
        JsonParser.parseString(Files.readString(results.resolve("evaluation.json")))
            .getAsJsonObject();
    List<String> names = new ArrayList<>(methods.keySet());
    return methods.getAsJsonObject(names.get(names.size() - 1)).getAsJsonObject("ALL");
  }

  private static double number(JsonObject scored, String metric) {
    return scored.getAsJsonObject(metric).get("number").getAsDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"coop", "cocoop", "toast-lite", "tip-adapter"})
  void imagesAreLabelledAsTheirFeaturesAndBrokenOnesAreSetAside(String artifact)
      throws IOException {
    Map<String, JsonObject> byFeatures =
        labelled(artifact, "f", "--features", features(), "--format", "jsonl").rows();
    Labelled byImages =
        labelled(artifact, "i", "--images", PreparedTask.images().toString(), "--format", "jsonl");

    Map<String, JsonObject> rows = byImages.rows();
    assertThat(rows.keySet()).isEqualTo(byFeatures.keySet());
    rows.forEach(
        (id, row) ->
            assertThat(row.get("probability_1").getAsDouble())
                .as(id)
                .isCloseTo(byFeatures.get(id).get("probability_1").getAsDouble(), within(1e-3)));
    assertThat(byImages.summary().get("quarantined").getAsInt()).isEqualTo(1);
    assertThat(byImages.summary().getAsJsonObject("reasons").get("NOT_AN_IMAGE").getAsInt())
        .isEqualTo(1);
    assertThat(group(byImages.files("quarantine").iterator().next()).getString("id", 0))
        .endsWith("broken.png");
  }

  private static Group group(Path file) throws IOException {
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(new Configuration())
            .build()) {
      return reader.read();
    }
  }

  @Test
  void aManifestNeedsNoLabels() throws IOException {
    Path first;
    try (java.util.stream.Stream<Path> files = Files.walk(PreparedTask.images().resolve("test"))) {
      first = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    Path manifest =
        Files.write(
            directory.resolve("list.csv"),
            List.of("id,path", "a," + first, "\"b, \"\"c\"\"\"," + first, "gone,none.png"));

    Labelled labelled =
        labelled("coop", "p", "--manifest", manifest.toString(), "--format", "csv", "--top-k", "1");

    List<String> lines = new ArrayList<>();
    for (Path file : labelled.files("predictions")) {
      lines.addAll(Files.readAllLines(file));
    }
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo("id,uri,abstained,class_1,probability_1");
    assertThat(lines.get(1)).startsWith("a,file:");
    assertThat(lines.get(2)).startsWith("\"b, \"\"c\"\"\",file:");
    assertThat(labelled.summary().getAsJsonObject("reasons").get("MISSING_FILE").getAsInt())
        .isEqualTo(1);
  }

  @Test
  void parquetHasTypedColumns() throws IOException {
    Labelled labelled =
        labelled("coop", "p", "--features", features(), "--abstain", "1", "--top-k", "2");

    Group row = group(labelled.files("predictions").iterator().next());
    assertThat(row.getType().getFields().stream().map(field -> field.getName()))
        .containsExactly(
            "id", "uri", "abstained", "class_1", "probability_1", "class_2", "probability_2");
    assertThat(row.getBoolean("abstained", 0)).isTrue();
    assertThat(row.getDouble("probability_1", 0)).isGreaterThan(row.getDouble("probability_2", 0));
    assertThat(labelled.summary().get("abstained").getAsLong())
        .isEqualTo(labelled.summary().get("rows").getAsLong());
  }

  @Test
  void moreThanAllClassesAreAllClasses() throws IOException {
    JsonObject row =
        labelled("coop", "p", "--features", features(), "--format", "jsonl", "--top-k", "99")
            .rows()
            .values()
            .iterator()
            .next();

    double sum = 0;
    for (int place = 1; place <= DrawnTask.CLASSES; place++) {
      sum += row.get("probability_" + place).getAsDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-9));
    assertThat(row.has("class_" + (DrawnTask.CLASSES + 1))).isFalse();
  }

  @Test
  void theSameBytesWhateverTheClusterAndAfterAnInterruption() throws IOException {
    String[] images = {"--images", PreparedTask.images().toString(), "--format", "jsonl"};
    List<String> one = new ArrayList<>(List.of(images));
    one.addAll(List.of("--master", "local[1]"));
    Labelled whole = labelled("coop", "whole", one.toArray(String[]::new));
    List<String> three = new ArrayList<>(List.of(images));
    three.addAll(List.of("--master", "local[3]"));
    Labelled stopped = labelled("coop", "stopped", three.toArray(String[]::new));
    assertThat(stopped.content()).isEqualTo(whole.content());

    Path left = stopped.directory().resolve("predictions/part-00099-left.jsonl");
    Files.writeString(left, "{\"id\": \"of another request\"}\n");
    Files.delete(stopped.directory().resolve("predictions.json"));
    assertThat(predict("coop", "stopped", images).exitCode()).isZero();

    assertThat(stopped.content()).isEqualTo(whole.content());
    assertThat(predict("coop", "stopped", images).exitCode()).isZero();
    assertThat(predict("tip-adapter", "stopped", images).err())
        .startsWith(
            "Cannot write predictions into file:%s: it holds those of another request"
                .formatted(stopped.directory()));
  }

  @Test
  void theTemperatureComesFromTrainingRowsWhereThereAreNoOthers() {
    JsonObject summary =
        labelled("coop", "p", "--features", features(), "--calibrate", features()).summary();

    JsonObject calibration = summary.getAsJsonObject("calibration");
    assertThat(summary.get("temperature").getAsDouble()).isNotEqualTo(1);
    assertThat(calibration.get("split").getAsString()).isEqualTo("train");
    assertThat(calibration.get("rows").getAsInt())
        .isEqualTo(DrawnTask.CLASSES * DrawnTask.TRAIN_PER_CLASS);
    assertThat(calibration.get("nll_after").getAsDouble())
        .isLessThanOrEqualTo(calibration.get("nll_before").getAsDouble());
  }

  @Test
  void aPromptChoosesFromOtherClassesByTheirNames() throws IOException {
    Path names = Files.writeString(directory.resolve("names.txt"), "red circle\nblue square\n");
    String[] others = {"--features", features(), "--classes", names.toString()};

    Labelled labelled = labelled("coop", "p", others);

    assertThat(labelled.summary().getAsJsonArray("class_names").toString())
        .isEqualTo("[\"red circle\",\"blue square\"]");
    assertThat(predict("linear-probe", "q", others).err())
        .startsWith("Cannot score 2 classes with this linear-probe: it learned weights of 6 other");
  }
}
