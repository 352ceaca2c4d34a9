package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.clip.EmbeddedModel;
import io.plateau.jobs.CommandRun;
import io.plateau.prep.featureset.FeatureSetManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A prompt for classes without images: fit, sample, train and evaluate, as a user calls them. */
@Tag("slow")
class SynthesizeTest {

  private static final int PER_CLASS = 4;
  private static final int STEPS = 9;

  @TempDir private static Path directory;

  private static List<String> classNames;
  private static List<String> newClasses;

  @BeforeAll
  static void fitSampleTrainAndEvaluate() throws IOException {
    classNames = manifest(PreparedTask.features()).classNames();
    newClasses = classNames.subList(DrawnTask.CLASSES / 2, DrawnTask.CLASSES);
    fit("gen");
    sample("gen", "drawn", newClasses, PER_CLASS);
    assertThat(train("prompt", "drawn")).isEqualTo(new CommandRun(0, "", ""));
    CommandRun.done(
        "evaluate",
        "--features",
        PreparedTask.features().toString(),
        "--prompt",
        path("prompt"),
        "--out",
        path("results"));
  }

  private static String path(String name) {
    return directory.resolve(name).toString();
  }

  /** Three steps an epoch. */
  private static void fit(String out) {
    CommandRun run =
        CommandRun.of(
            "synthesize",
            "fit",
            "--features",
            PreparedTask.features().toString(),
            "--model",
            "embedded",
            "--out",
            path(out),
            "--set",
            "classes=base",
            "--set",
            "beta=0.01",
            "--set",
            "batch-size=6",
            "--set",
            "epochs=3",
            "--set",
            "threads=1");
    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
  }

  private static CommandRun sample(
      String generator, String out, List<String> names, int perClass, String... more)
      throws IOException {
    Path file = Files.write(directory.resolve("classes.txt"), names);
    List<String> args = new ArrayList<>(List.of("synthesize", "sample", "--generator"));
    args.addAll(List.of(path(generator), "--classes", file.toString(), "--out", path(out)));
    args.addAll(List.of("--per-class", Integer.toString(perClass)));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static CommandRun train(String out, String drawn, String... settings) {
    List<String> all = new ArrayList<>(List.of("synthetic=" + path(drawn), "classes=base"));
    all.addAll(List.of("steps=4", "batch-size=6", "threads=1"));
    all.addAll(List.of(settings));
    return PreparedTask.train(directory.resolve(out), all.toArray(String[]::new));
  }

  private static FeatureSetManifest manifest(Path features) throws IOException {
    return FeatureSetManifest.parse(Files.readString(features.resolve("manifest.json")), "here");
  }

  private static JsonObject json(String file) throws IOException {
    return JsonParser.parseString(Files.readString(directory.resolve(file))).getAsJsonObject();
  }

  private static void assertRefused(CommandRun run, int exitCode, String... parts) {
    assertThat(run.err()).contains(parts).doesNotContain("\tat ", "Exception");
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void theGeneratorSaysWhatItIsLike() throws IOException {
    JsonObject report = json("gen/generator_report.json");
    assertThat(report.get("measured_on").getAsString())
        .as("there is no val split")
        .isEqualTo("train");
    assertThat(report.getAsJsonObject("metrics").keySet())
        .containsExactly(
            "kl_nats",
            "probe_accuracy",
            "real_variance",
            "reconstruction_cosine",
            "synthetic_variance");
    assertThat(report.getAsJsonArray("classes")).hasSize(DrawnTask.CLASSES / 2);
    assertThat(json("gen/generator_config.json").getAsJsonObject("metrics"))
        .isEqualTo(report.getAsJsonObject("metrics"));
    assertThat(directory.resolve("gen/history.csv")).content().hasLineCount(STEPS + 1);
    assertThat(json("gen/run.json").get("command").getAsString()).isEqualTo("synthesize fit");
    assertThat(CommandRun.done("inspect", path("gen")).out())
        .contains(
            "is a generator.",
            "3, which it was fitted on",
            "ship, beta 0.01",
            "on 18 train images of 3 classes",
            "It is whole.");
  }

  @Test
  void fewStepsCollapseAndItSaysSo() throws IOException {
    assertThat(json("gen/generator_report.json").get("warning").getAsString())
        .startsWith("What the generator makes of a class hardly varies: variance 0.0");
  }

  @Test
  void whatIsDrawnIsAFeatureSetThatSaysSo() throws IOException {
    FeatureSetManifest manifest = manifest(directory.resolve("drawn"));
    assertThat(manifest.classNames()).isEqualTo(newClasses);
    assertThat(manifest.source().format()).isEqualTo("synthetic");
    assertThat(manifest.splits().keySet()).containsExactly("train");
    assertThat(manifest.rows()).isEqualTo((long) PER_CLASS * newClasses.size());
    assertThat(CommandRun.done("inspect", path("drawn")).out())
        .contains(
            "is a feature set.",
            "4 of each class, seed 1; generator " + path("gen") + ", beta 0.01, sha256 ",
            "It is whole.");
  }

  @Test
  void thePromptIsTrainedOnAllClasses() throws IOException {
    JsonObject config = json("prompt/adapter_config.json");
    assertThat(config.get("trained_classes").getAsInt()).isEqualTo(DrawnTask.CLASSES);
    assertThat(config.getAsJsonArray("class_names").asList())
        .extracting(name -> name.getAsString())
        .isEqualTo(classNames);
    assertThat(json("results/results.json").getAsJsonArray("methods")).hasSize(2);
    assertThat(CommandRun.done("inspect", path("prompt")).out())
        .contains("6, of which 6 were trained on", "12 rows of " + path("drawn"));
  }

  @Test
  void theSameRequestFindsEverythingDone() throws IOException {
    Path manifest = directory.resolve("drawn/manifest.json");
    byte[] before = Files.readAllBytes(manifest);
    assertThat(sample("gen", "drawn", newClasses, PER_CLASS)).isEqualTo(new CommandRun(0, "", ""));
    assertThat(manifest).hasBinaryContent(before);
  }

  @Test
  void anotherRequestForTheSamePlaceIsRefused() throws IOException {
    assertRefused(
        sample("gen", "drawn", newClasses, PER_CLASS + 1),
        1,
        "Cannot draw features into " + path("drawn"),
        "it holds other synthetic features: 4 of each of 3 classes, seed 1",
        "(asked for: 5, 3, 1, ");
  }

  @Test
  void imagesAreNotPreparedIntoSyntheticFeatures() {
    assertRefused(
        CommandRun.of(
            "prepare",
            "--source",
            PreparedTask.images().toString(),
            "--model",
            "embedded",
            "--out",
            path("drawn")),
        1,
        "Cannot prepare into " + path("drawn") + ": it holds synthetic features, which generator ",
        "Choose another --out, or delete that directory.");
  }

  @Test
  void featuresAreNotDrawnIntoThoseOfImages() throws IOException {
    CommandRun.done(
        "prepare",
        "--source",
        PreparedTask.images().toString(),
        "--model",
        "embedded",
        "--out",
        path("images.features"));
    assertRefused(
        sample("gen", "images.features", newClasses, PER_CLASS),
        1,
        "it holds features of the images of ");
  }

  @Test
  void aResumeWithOtherSyntheticFeaturesIsRefused() throws IOException {
    sample("gen", "more", newClasses, PER_CLASS + 1);
    String[] args = {
      "train",
      "--features",
      PreparedTask.features().toString(),
      "--model",
      "embedded",
      "--out",
      path("prompt"),
      "--resume",
      "--set",
      "classes=base",
      "--set",
      "steps=4",
      "--set",
      "batch-size=6",
      "--set",
      "threads=1",
      "--set",
      "synthetic=" + path("more")
    };
    assertRefused(CommandRun.of(args), 1, "it is of another configuration", "synthetic: ");
  }

  @Test
  void syntheticFeaturesThatAreNotThereOrNoneAreRefused() throws IOException {
    assertRefused(
        train("nowhere", "nowhere.features"),
        1,
        "Cannot use synthetic=" + path("nowhere.features") + ": Cannot open feature set ",
        "so it is not a feature set or its preparation did not finish.");
  }

  @Test
  void anotherModelIsRefusedWithBothDigests() throws IOException {
    Path model = Files.createDirectory(directory.resolve("model"));
    try (var files = Files.list(EmbeddedModel.directory())) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config) + "\n");

    String trainedFor = json("gen/generator_config.json").get("model_digest").getAsString();
    assertRefused(
        sample("gen", "other", newClasses, PER_CLASS, "--model", model.toString()),
        1,
        "Cannot use this generator with this model: it was trained for embedded, SHA-256 "
            + trainedFor
            + ", 64 wide; this one has SHA-256 ");
    assertThat(directory.resolve("other")).doesNotExist();
    assertRefused(
        CommandRun.of(
            "train",
            "--features",
            PreparedTask.features().toString(),
            "--model",
            "embedded",
            "--out",
            path("refused"),
            "--set",
            "synthetic=" + drawnForAnotherModel()),
        1,
        ": its features were made for model embedded (SHA-256 0000",
        "Draw them with a generator of this model.");
  }

  private static Path drawnForAnotherModel() throws IOException {
    sample("gen", "foreign", newClasses, PER_CLASS);
    Path manifest = directory.resolve("foreign/manifest.json");
    String digest = manifest(directory.resolve("foreign")).model().digest();
    Files.writeString(manifest, Files.readString(manifest).replace(digest, "0".repeat(64)));
    return directory.resolve("foreign");
  }

  @Test
  void aDirectoryWithoutAGeneratorIsRefused() throws IOException {
    assertRefused(
        sample("prompt", "other", newClasses, PER_CLASS),
        1,
        "Cannot read a generator from " + path("prompt") + ": it has no generator_config.json",
        "Run synthesize fit with --out ");
  }

  @Test
  void listsThatNameNothingOrSomethingTwiceAreWrongUse() throws IOException {
    assertRefused(
        sample("gen", "other", List.of("# nothing", ""), PER_CLASS),
        2,
        "classes: no names in ",
        "(expected: at least one, each on a line of its own;");
    assertRefused(
        sample("gen", "other", List.of("cat", "dog", "cat"), PER_CLASS),
        2,
        "classes: 'cat' on lines 1 and 3 of ");
    assertRefused(sample("gen", "other", newClasses, 0), 2, "per-class: 0 (expected: > 0)");
  }

  @Test
  void oneClassIsEnough() throws IOException {
    assertThat(sample("gen", "one", List.of("zebra"), 2).exitCode()).isZero();
    assertThat(manifest(directory.resolve("one")).rows()).isEqualTo(2);
  }

  @Test
  void aFeatureSetWithoutTrainingRowsIsRefused() throws IOException {
    Path images = directory.resolve("test-only");
    Files.createDirectories(images.resolve("test"));
    Path some = PreparedTask.images().resolve("test").resolve(classNames.get(0));
    Path folder = Files.createDirectory(images.resolve("test").resolve(classNames.get(0)));
    try (var files = Files.list(some)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    CommandRun.done(
        "prepare",
        "--source",
        images.toString(),
        "--model",
        "embedded",
        "--out",
        path("t.features"));
    assertRefused(
        CommandRun.of(
            "synthesize",
            "fit",
            "--features",
            path("t.features"),
            "--model",
            "embedded",
            "--out",
            path("t.gen")),
        1,
        "Cannot read split train of ",
        "it has no rows (splits with rows: [test])");
  }

  @Test
  void neitherMasterNorPartsChangeTheBytes() throws IOException {
    int perClass = 800; // two shards of 2048 rows at the most
    sample("gen", "one-core", newClasses, perClass, "--master", "local[1]");
    sample("gen", "three-cores", newClasses, perClass, "--master", "local[3]");
    FeatureSetManifest manifest = manifest(directory.resolve("one-core"));
    assertThat(manifest.shards()).hasSize(2);
    assertThat(manifest(directory.resolve("three-cores"))).isEqualTo(manifest);
    assertThat(CommandRun.done("inspect", path("three-cores")).out()).contains("It is whole.");
  }

  @Test
  void anInterruptedDrawGoesOnWhereItWas() throws IOException {
    int perClass = 800;
    sample("gen", "whole", newClasses, perClass);
    sample("gen", "killed", newClasses, perClass);
    Path killed = directory.resolve("killed");
    List<FeatureSetManifest.Shard> shards = manifest(killed).shards();
    Files.delete(killed.resolve("manifest.json"));
    Files.delete(killed.resolve(shards.get(1).path()));
    Path first = killed.resolve(shards.get(0).path());
    String summary = first.getFileName().toString().replace(".parquet", ".json");
    Files.createDirectory(killed.resolve("_parts"));
    Files.writeString(
        killed.resolve("_parts").resolve(summary),
        new com.google.gson.Gson().toJson(shards.get(0)));
    Path stale = first.resolveSibling("train-00009-0123456789ab.parquet");
    Path foreign = first.resolveSibling("mine.parquet");
    Files.writeString(stale, "of another request");
    Files.writeString(foreign, "of somebody else");
    Object before = Files.readAttributes(first, "fileKey").get("fileKey");

    assertThat(sample("gen", "killed", newClasses, perClass).exitCode()).isZero();

    assertThat(Files.readAttributes(first, "fileKey").get("fileKey")).isEqualTo(before);
    assertThat(killed.resolve("_parts")).doesNotExist();
    assertThat(stale).doesNotExist();
    assertThat(foreign).exists();
    assertThat(manifest(killed)).isEqualTo(manifest(directory.resolve("whole")));
  }
}
