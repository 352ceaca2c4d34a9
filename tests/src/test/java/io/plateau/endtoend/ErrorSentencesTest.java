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

/** What a person reads when something cannot be done, and the exit code that a script sees. */
@Tag("slow")
class ErrorSentencesTest {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @TempDir private Path directory;

  private CommandRun train(String... more) {
    return trainOn(PreparedTask.features().toString(), "embedded", more);
  }

  private CommandRun trainOn(String features, String model, String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--features", features));
    args.addAll(List.of("--model", model, "--out", directory.resolve("prompt").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private CommandRun prepare(Path source, String... more) {
    List<String> args = new ArrayList<>(List.of("prepare", "--source", source.toString()));
    args.addAll(List.of("--model", "embedded", "--out", directory.resolve("features").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private CommandRun evaluate(Path prompt, String... more) {
    List<String> args =
        new ArrayList<>(List.of("evaluate", "--features", PreparedTask.features().toString()));
    args.addAll(List.of("--prompt", prompt.toString(), "--out", directory.resolve("r").toString()));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private static void assertRefused(CommandRun run, int exitCode, String... parts) {
    assertThat(run.err()).contains(parts).doesNotContain("\tat ", "Exception");
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownSettingIsAnsweredWithTheNearest() {
    assertRefused(
        train("--set", "rhoo=0.1"),
        WRONG_USE,
        "rhoo: 0.1 (expected: a known setting; did you mean rho?), from --set");
  }

  @Test
  void anUnknownOptionIsAnsweredWithTheNearest() {
    assertRefused(train("--resum"), WRONG_USE, "Unknown option: --resum. Did you mean --resume?");
  }

  @Test
  void aNegativeRadiusIsWrongUse() {
    assertRefused(train("--set", "rho=-1"), WRONG_USE, "rho: -1 (expected: a finite number >= 0)");
  }

  @Test
  void aFileWithTheWrongTypeIsWrongUseAndNamesTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "lr: fast\nshots: [1, 2]\n");
    assertRefused(
        train("--config", file.toString()),
        WRONG_USE,
        "lr: fast (expected: a number), from " + file,
        "shots: [1, 2] (expected: a single value), from " + file);
  }

  @Test
  void anUnknownSourceFormatIsWrongUse() {
    assertRefused(
        prepare(PreparedTask.images(), "--format", "embedings"),
        WRONG_USE,
        "format: embedings (expected: one of auto, image-folder, manifest, webdataset, huggingface,"
            + " coop-split, clip-retrieval, embeddings)");
  }

  @Test
  void anUnknownProtocolIsWrongUse() {
    assertRefused(
        evaluate(directory, "--protocol", "all"),
        WRONG_USE,
        "'--protocol'",
        "all (expected: ",
        "base-to-new",
        "all-classes");
  }

  @Test
  void aContextLongerThanTheModelReadsIsRefusedBeforeTraining() {
    assertRefused(
        train("--set", "context-length=80"), FAILED, "context-length: 80 (expected: <= 22, ");
  }

  @Test
  void missingFeaturesAreNamed() {
    Path none = directory.resolve("none");
    assertRefused(
        trainOn(none.toString(), "embedded"),
        FAILED,
        "Cannot open feature set " + none + ": it has no manifest.json");
  }

  @Test
  void aMissingModelIsNamed() {
    Path none = directory.resolve("none");
    assertRefused(
        trainOn(PreparedTask.features().toString(), none.toString()),
        FAILED,
        "Cannot load a model from " + none + ": there is no config.json.");
  }

  @Test
  void aPickleIsRefusedWithTheWayOut() throws IOException {
    Path model = modelWithout("model.safetensors");
    Files.writeString(model.resolve("pytorch_model.bin"), "pickle");
    assertRefused(
        trainOn(PreparedTask.features().toString(), model.toString()),
        FAILED,
        "pytorch_model.bin is a pickle",
        "safe_serialization=True");
  }

  @Test
  void featuresOfAnotherModelAreRefused() throws IOException {
    Path model = modelWithout("README.md");
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config) + "\n");
    assertRefused(
        trainOn(PreparedTask.features().toString(), model.toString()),
        FAILED,
        "the features were made by another model, embedded (",
        "prepare the features again");
  }

  private Path modelWithout(String missing) throws IOException {
    Path model = Files.createDirectory(directory.resolve("model"));
    Path embedded = io.plateau.clip.EmbeddedModel.directory();
    try (var files = Files.list(embedded)) {
      for (Path file : files.toList()) {
        if (!file.getFileName().toString().equals(missing)) {
          Files.copy(file, model.resolve(file.getFileName()));
        }
      }
    }
    return model;
  }

  @Test
  void anEmptySourceIsRefused() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    assertRefused(prepare(empty), FAILED, "Cannot prepare ", "it holds neither ");
  }

  @Test
  void imagesThatAreAllBrokenAreAFailureThatNamesTheReasons() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("source/train/red"));
    Files.writeString(folder.resolve("a.png"), "no image");
    assertRefused(
        prepare(directory.resolve("source")),
        FAILED,
        "none of its 1 items could be used. See the reasons in ");
  }

  @Test
  void aPromptIsNotOverwrittenAndNotResumedWithOtherSettings() {
    assertThat(train("--set", "steps=2", "--set", "threads=1").exitCode()).isZero();
    assertRefused(
        train("--set", "steps=2", "--set", "threads=1"),
        FAILED,
        "it holds a finished prompt. Add --resume to go on with it, or choose another --out.");
    assertRefused(
        train("--resume", "--set", "steps=3", "--set", "lr=0.5", "--set", "threads=1"),
        FAILED,
        "it is of another configuration (checkpoint and now: lr: 0.002 and 0.5; steps: 2 and 3)",
        "Use the same settings, or another --out.");
  }

  @Test
  void aHalfWrittenPromptIsNotScored() throws IOException {
    assertThat(train("--set", "steps=1").exitCode()).isZero();
    Path prompt = directory.resolve("prompt");
    Path features = prompt.resolve("text_features.safetensors");
    byte[] whole = Files.readAllBytes(features);
    Files.write(features, java.util.Arrays.copyOf(whole, whole.length - 5));
    assertRefused(evaluate(prompt), FAILED, "Cannot read ", "text_features.safetensors");
    Files.delete(features);
    assertRefused(evaluate(prompt), FAILED, "text_features.safetensors");
    Files.delete(prompt.resolve("adapter_config.json"));
    assertRefused(
        evaluate(prompt),
        FAILED,
        "it has no adapter_config.json, so it is not a prompt or its training did not finish");
  }

  @Test
  void whatIsNoDirectoryOfOursIsSaid() {
    CommandRun run = CommandRun.of("inspect", directory.toString());
    assertRefused(run, FAILED, "Cannot say what " + directory + " is: it holds no manifest.json");
  }
}
