package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that adapt cannot use, or uses in a way that is written down. */
@Tag("slow")
class AdaptRefusalsTest {

  private static final int WIDTH = 3;
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @TempDir private Path directory;

  private Path source;

  @BeforeEach
  void createSource() throws IOException {
    source = Files.createDirectory(directory.resolve("source"));
    texts(1, 0, 0, 0, 1, 0);
  }

  @Test
  void oneRowInEveryClassIsLearnedFrom() throws IOException {
    features(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);

    assertThat(adapt("gda").exitCode()).isZero();
    assertThat(adapt("linear-probe").exitCode()).isZero();
    assertThat(adapt("tip-adapter", "--set", "shots=16").exitCode()).isZero();
  }

  @Test
  void constantFeaturesAreLearnedFrom() throws IOException {
    features(new long[] {0, 1, 0, 1}, 2, 0, 0, 2, 0, 0, 2, 0, 0, 2, 0, 0);

    for (String learner :
        List.of("gda", "nearest-class-mean", "linear-probe", "tip-adapter", "lp++")) {
      assertThat(adapt(learner).exitCode()).as(learner).isZero();
    }
  }

  @Test
  void oneClassIsRefused() throws IOException {
    Files.write(source.resolve("classes.txt"), List.of("cat"));
    write(new long[] {0, 0}, 1, 0, 0, 0, 1, 0);
    texts(1, 0, 0);

    assertFailed(adapt("gda"), "classes: [cat] (expected: two at least, to tell them apart)");
  }

  @Test
  void rowsOfOneClassAreRefused() throws IOException {
    features(new long[] {1, 1}, 1, 0, 0, 0, 1, 0);

    assertFailed(
        adapt("tip-adapter"),
        "train: 2 rows of the classes [dog] (expected: rows of two classes at least)");
    assertFailed(
        adapt("gda", "--set", "shots=all"), "train: rows of 1 classes (expected: of two at least)");
  }

  @Test
  void aProbeNeedsRowsOfEveryClass() throws IOException {
    Files.write(source.resolve("classes.txt"), List.of("cat", "dog", "owl"));
    write(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);
    texts(1, 0, 0, 0, 1, 0, 0, 0, 1);

    // Rows of the base classes alone are what it learns from in base-to-new.
    assertThat(adapt("linear-probe").exitCode()).isZero();
    write(new long[] {0, 2}, 1, 0, 0, 0, 1, 0);
    assertFailed(
        adapt("linear-probe"),
        "Cannot fit a linear probe: class 'dog' has no rows to learn from. Leave the class out, or add synthetic rows of it.");
  }

  @Test
  void longFeaturesAreNormalisedAndUnusableOnesSetAside() throws IOException {
    features(new long[] {0, 1, 0, 1}, 30, 0, 0, 0, 0.1f, 0, Float.NaN, 0, 0, 0, 0, 0);

    CommandRun run = adapt("nearest-class-mean");

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(lastOut().resolve("README.md"))).contains("- rows: 2");
  }

  @Test
  void textsOfAnotherWidthAreRefused() throws IOException {
    features(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);
    Npy.write(textFile(), Npy.Floats.FLOAT32, new float[] {1, 0, 0, 1}, 2, 2);

    assertFailed(
        adapt("gda"),
        "Cannot use texts "
            + textFile()
            + ": their shape is [2, 2] (expected: [2, 3], a row for each class in the order of the feature set, as wide as its features).");
  }

  @Test
  void anUnknownLearnerAndNumbersItDoesNotHaveAreRefused() throws IOException {
    features(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);

    CommandRun unknown = adapt("tip-adaptor");
    assertThat(unknown.exitCode()).isEqualTo(WRONG_USE);
    assertThat(unknown.err())
        .contains("learner: tip-adaptor (expected: one of zero-shot,", "did you mean tip-adapter?");
    CommandRun number = adapt("gda", "--set", "c=1", "--set", "neighbors=2");
    assertThat(number.exitCode()).isEqualTo(WRONG_USE);
    assertThat(number.err())
        .contains(
            "(2 problems)",
            "c: 1 (expected: own: gda has no such number, it has weight, neighbours, text-copies)",
            "neighbors: 2 (expected: a known setting; did you mean neighbours?)");
  }

  @Test
  void aModelThatDidNotMakeTheFeaturesIsRefused() throws IOException {
    features(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);
    Path features = prepare();

    assertFailed(
        CommandRun.of(
            "adapt",
            "--features",
            features.toString(),
            "--model",
            "embedded",
            "--learner",
            "gda",
            "--out",
            directory.resolve("out").toString()),
        "Cannot use model embedded with these features: nobody knows which model made them, as they were prepared with --model none.");
    assertFailed(
        CommandRun.of(
            "train",
            "--features",
            features.toString(),
            "--model",
            "embedded",
            "--out",
            directory.resolve("out").toString()),
        "nobody knows which model made its features");
  }

  @Test
  void imagesNeedAModel() throws IOException {
    Path images = Files.createDirectories(directory.resolve("images/train/cat"));
    Files.writeString(images.resolve("a.png"), "no image");

    assertFailed(
        CommandRun.of(
            "prepare",
            "--source",
            directory.resolve("images").toString(),
            "--model",
            "none",
            "--out",
            directory.resolve("out").toString()),
        "with --model none: it holds images (image-folder), which a model has to encode. Give one to --model.");
  }

  @Test
  void aFinishedArtifactIsNotWrittenOver() throws IOException {
    features(new long[] {0, 1}, 1, 0, 0, 0, 1, 0);
    assertThat(adapt("gda").exitCode()).isZero();
    Path features = lastOut().resolveSibling("features");
    CommandRun again = CommandRun.of(arguments(features, lastOut(), "gda").toArray(String[]::new));

    assertFailed(again, "it holds a finished artifact. Choose another --out.");
  }

  private static void assertFailed(CommandRun run, String sentence) {
    assertThat(run.err()).contains(sentence);
    assertThat(run.exitCode()).isEqualTo(FAILED);
  }

  private int runs;

  private Path lastOut() {
    return directory.resolve("run" + runs).resolve("adapter");
  }

  private Path prepare() {
    runs++;
    Path features = lastOut().resolveSibling("features");
    CommandRun.done(
        "prepare",
        "--format",
        "embeddings",
        "--source",
        source.toString(),
        "--model",
        "none",
        "--out",
        features.toString());
    return features;
  }

  private CommandRun adapt(String learner, String... more) {
    Path features = prepare();
    List<String> arguments = arguments(features, lastOut(), learner);
    arguments.addAll(Arrays.asList(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private List<String> arguments(Path features, Path out, String learner) {
    return new ArrayList<>(
        List.of(
            "adapt",
            "--features",
            features.toString(),
            "--texts",
            textFile().toString(),
            "--learner",
            learner,
            "--out",
            out.toString()));
  }

  private Path textFile() {
    return directory.resolve("texts.npy");
  }

  private void texts(float... values) throws IOException {
    Npy.write(textFile(), Npy.Floats.FLOAT32, values, values.length / WIDTH, WIDTH);
  }

  private void features(long[] labels, float... values) throws IOException {
    Files.write(source.resolve("classes.txt"), List.of("cat", "dog"));
    write(labels, values);
  }

  private void write(long[] labels, float... values) throws IOException {
    Npy.write(source.resolve("features.npy"), Npy.Floats.FLOAT32, values, labels.length, WIDTH);
    Npy.writeLabels(source.resolve("labels.npy"), labels);
  }
}
