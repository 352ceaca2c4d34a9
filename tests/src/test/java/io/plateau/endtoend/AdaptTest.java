package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.jobs.CommandRun;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features of a model that is not at hand: prepare, adapt, evaluate. */
@Tag("slow")
class AdaptTest {

  private static final int CLASSES = 6;

  @TempDir private static Path shared;

  private static ImportedFeatures imported;
  private static Path features;

  @TempDir private Path directory;

  @BeforeAll
  static void prepare() throws IOException {
    imported = ImportedFeatures.write(shared, CLASSES, 16, 12);
    features = imported.prepared();
  }

  @Test
  void theManifestSaysThatNobodyKnowsTheModel() throws IOException {
    JsonObject manifest = json(features.resolve("manifest.json"));

    assertThat(manifest.getAsJsonObject("model").toString())
        .isEqualTo("{\"name\":\"none\",\"digest\":\"none\",\"width\":12}");
    assertThat(manifest.has("preprocessing")).isFalse();
    assertThat(CommandRun.done("inspect", features.toString()).out()).contains("It is whole.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gda", "tip-adapter", "clip-adapter", "lp++"})
  void aLearnerThatKnowsNewClassesScoresByEveryProtocol(String learner) throws IOException {
    Path adapter = adapt(learner, "classes=base", "shots=4");

    JsonObject baseToNew = learned(evaluate(adapter, "base-to-new"));
    assertScored(baseToNew, "base", "new", "h");
    assertThat(baseToNew.get("base").getAsDouble()).isGreaterThan(0.6);
    assertScored(learned(evaluate(adapter, "generalised")), "seen", "unseen", "generalised_h");
    assertScored(learned(evaluate(adapter, "all-classes")), "all");
    assertThat(CommandRun.done("inspect", adapter.toString()).out())
        .contains("is a classifier", "method        " + learner, "It is whole.");
  }

  @Test
  void aProbeOfBaseClassesHasNoScoreOnNewOnes() throws IOException {
    Path adapter = adapt("linear-probe", "classes=base");

    String why = "it learned from base classes and says nothing about classes without rows";
    JsonObject baseToNew = learned(evaluate(adapter, "base-to-new"));
    assertThat(baseToNew.get("base").getAsDouble()).isGreaterThan(0.6);
    assertThat(baseToNew.get("new").isJsonNull()).isTrue();
    assertThat(baseToNew.getAsJsonObject("undefined").get("new").getAsString()).isEqualTo(why);
    JsonObject generalised = learned(evaluate(adapter, "generalised"));
    assertThat(generalised.get("seen").isJsonNull()).isTrue();
    assertThat(generalised.getAsJsonObject("undefined").get("unseen").getAsString()).isEqualTo(why);
    assertThat(learned(evaluate(adapter, "all-classes")).get("all").isJsonNull()).isTrue();
  }

  @Test
  void aModelGivesTheTextsAndViewsAreShots() throws IOException {
    Path out = directory.resolve("adapter");
    CommandRun.done(
        "adapt",
        "--features",
        PreparedTask.features().toString(),
        "--model",
        "embedded",
        "--learner",
        "tip-adapter",
        "--set",
        "shots=2",
        "--out",
        out.toString());
    Path results = directory.resolve("results");
    CommandRun.done(
        "evaluate",
        "--features",
        PreparedTask.features().toString(),
        "--artifact",
        out.toString(),
        "--out",
        results.toString());

    assertScored(learned(results), "base", "new", "h");
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("- rows: 24", "Frozen model: `embedded`", "of `a photo of a {}.`");
    assertThat(Safetensors.open(out.resolve("adapter_model.safetensors")).tensors())
        .extractingByKey("cache_keys")
        .extracting(keys -> keys.shape()[0])
        .isEqualTo(12L);
  }

  @Test
  void zeroShotIsScoredOnce() throws IOException {
    Path results = evaluate(adapt("zero-shot"), "all-classes");

    assertThat(json(results.resolve("results.json")).getAsJsonArray("methods")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gda", "nearest-class-mean"})
  void allRowsAreSummedWhereTheyLie(String learner) throws IOException {
    Path whole = adapt(learner, "shots=all");
    Path drawn = directory.resolve("drawn");
    // So many shots are all rows as well, but through the driver.
    run(drawn, imported.texts(), learner, "shots=1000");

    assertThat(learned(evaluate(whole, "all-classes")).get("all"))
        .isEqualTo(learned(evaluate(drawn, "all-classes")).get("all"));
    assertThat(Files.readString(whole.resolve("README.md"))).contains("- rows: 48");
  }

  @Test
  void syntheticRowsGiveAProbeItsNewClasses() throws IOException {
    Path out = directory.resolve("adapter");
    CommandRun.done(
        arguments(out, imported.texts(), "linear-probe", "classes=base")
            .with("--synthetic", features.toString()));

    assertScored(learned(evaluate(out, "generalised")), "seen", "unseen", "generalised_h");
    assertThat(Files.readString(out.resolve("README.md")))
        .contains("- synthetic rows: 48 of " + features);
  }

  @Test
  void whatFollowsTextsScoresOtherClassesAndTheRestDoesNot(@TempDir Path elsewhere)
      throws IOException {
    ImportedFeatures others = ImportedFeatures.write(elsewhere, 4, 8, 12);
    Files.write(elsewhere.resolve("source/classes.txt"), List.of("w", "x", "y", "z"));
    Path set = others.prepared();
    Path zeroShot = adapt("clip-adapter", "epochs=1");
    Path probe = directory.resolve("probe");
    run(probe, imported.texts(), "linear-probe");

    CommandRun.done(
        "evaluate",
        "--features",
        set.toString(),
        "--artifact",
        zeroShot.toString(),
        "--texts",
        others.texts().toString(),
        "--protocol",
        "all-classes",
        "--out",
        directory.resolve("moved").toString());
    assertScored(learned(directory.resolve("moved")), "all");
    assertThat(scored(set, zeroShot).err())
        .contains(
            "Cannot score 4 classes that this clip-adapter was not learned on: their texts are needed, and it was learned with --texts. Give theirs to --texts.");
    assertThat(scored(set, probe).err())
        .contains(
            "Cannot score 4 classes with this linear-probe: it learned weights of 6 other ones. Learn from these features (adapt), or take clip-adapter, zero-shot or a prompt, which follow the texts of any classes.");
  }

  @Test
  void theSameSeedGivesTheSameBits() throws IOException {
    Path one = directory.resolve("one");
    Path two = directory.resolve("two");
    run(one, imported.texts(), "tip-adapter-f", "shots=4", "epochs=2", "threads=1");
    run(two, imported.texts(), "tip-adapter-f", "shots=4", "epochs=2", "threads=1");

    assertThat(two.resolve("adapter_model.safetensors"))
        .hasSameBinaryContentAs(one.resolve("adapter_model.safetensors"));
  }

  private CommandRun scored(Path set, Path artifact) {
    return CommandRun.of(
        "evaluate",
        "--features",
        set.toString(),
        "--artifact",
        artifact.toString(),
        "--out",
        directory.resolve("none").toString());
  }

  private static void assertScored(JsonObject method, String... keys) {
    for (String key : keys) {
      assertThat(method.get(key).getAsDouble()).as(key).isBetween(0.0, 1.0);
    }
  }

  private static JsonObject learned(Path results) throws IOException {
    JsonArray methods = json(results.resolve("results.json")).getAsJsonArray("methods");
    return methods.get(methods.size() - 1).getAsJsonObject();
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private Path adapt(String learner, String... settings) {
    Path out = directory.resolve("adapter");
    run(out, imported.texts(), learner, settings);
    return out;
  }

  private static void run(Path out, Path texts, String learner, String... settings) {
    CommandRun.done(arguments(out, texts, learner, settings).with());
  }

  private static Command arguments(Path out, Path texts, String learner, String... settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "adapt",
                "--features",
                features.toString(),
                "--texts",
                texts.toString(),
                "--learner",
                learner,
                "--out",
                out.toString()));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return new Command(arguments);
  }

  private record Command(List<String> arguments) {
    String[] with(String... more) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(Arrays.asList(more));
      return all.toArray(String[]::new);
    }
  }

  private Path evaluate(Path artifact, String protocol) {
    Path out = directory.resolve(artifact.getFileName() + "." + protocol);
    CommandRun.done(
        "evaluate",
        "--features",
        features.toString(),
        "--artifact",
        artifact.toString(),
        "--protocol",
        protocol,
        "--out",
        out.toString());
    return out;
  }
}
