package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plateau predict says no to, and how. */
@Tag("slow")
class PredictRefusalsTest {

  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  @TempDir private static Path artifacts;
  @TempDir private Path directory;

  @BeforeAll
  static void learn() throws IOException {
    adapt(PreparedTask.features(), "here", "--model", "embedded");
    ImportedFeatures imported = ImportedFeatures.write(artifacts, 4, 8, 8);
    adapt(imported.prepared(), "nowhere", "--texts", imported.texts().toString());
  }

  private static void adapt(Path features, String out, String... texts) {
    List<String> args = new ArrayList<>(List.of("adapt", "--features", features.toString()));
    args.addAll(List.of("--learner", "tip-adapter", "--set", "shots=2"));
    args.addAll(List.of("--out", artifacts.resolve(out).toString()));
    args.addAll(List.of(texts));
    CommandRun.done(args.toArray(String[]::new));
  }

  private void assertRefused(int exitCode, String artifact, List<String> more, String... parts) {
    List<String> args = new ArrayList<>(List.of("predict", "--artifact"));
    args.add(artifacts.resolve(artifact).toString());
    args.addAll(List.of("--out", directory.resolve("p").toString()));
    args.addAll(more);
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertThat(run.err()).contains(parts).doesNotContain("\tat ", "Exception");
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }

  private static List<String> features() {
    return List.of("--features", PreparedTask.features().toString());
  }

  private static List<String> with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void featuresOfAnotherModel() {
    assertRefused(
        FAILED,
        "nowhere",
        features(),
        "Cannot label " + PreparedTask.features() + ": the artifact was learned for model none",
        "Prepare the features with its model.");
  }

  @Test
  void imagesWhereNobodyKnowsTheModel() {
    assertRefused(
        FAILED,
        "nowhere",
        List.of("--images", PreparedTask.images().toString()),
        "Cannot label images with this tip-adapter: it was learned from features of a model that nobody knows (--model none). Give features of that model to --features.");
  }

  @Test
  void aFolderWithoutFiles() throws IOException {
    Path empty = Files.createDirectories(directory.resolve("empty/below"));
    assertRefused(
        FAILED,
        "here",
        List.of("--images", empty.getParent().toString()),
        "Cannot label the images of " + empty.getParent() + ": it holds no files. Check --images.");
  }

  @Test
  void aFolderThatIsNotThere() {
    Path gone = directory.resolve("gone");
    assertRefused(
        FAILED,
        "here",
        List.of("--images", gone.toString()),
        "Cannot label the images of " + gone + ": there is no such directory. Check --images.");
  }

  @Test
  void aFolderWithNothingThatCanBeUsed() throws IOException {
    Path bad = Files.createDirectory(directory.resolve("bad"));
    Files.writeString(bad.resolve("a.png"), "no image");
    Files.writeString(bad.resolve("b.png"), "");
    assertRefused(
        FAILED,
        "here",
        List.of("--images", bad.toString()),
        "Cannot label any image of "
            + bad
            + ": all 2 were set aside, for {EMPTY=1, NOT_AN_IMAGE=1}.");
  }

  @Test
  void probabilitiesThatAreNone() {
    assertRefused(
        WRONG_USE,
        "here",
        with(features(), "--abstain", "1.5"),
        "--abstain: 1.5 (expected: a probability, 0 to 1)");
  }

  @Test
  void noClasses() {
    assertRefused(
        WRONG_USE, "here", with(features(), "--top-k", "0"), "--top-k: 0 (expected: >= 1)");
  }

  @Test
  void textsWithoutTheNamesOfTheirClasses() {
    assertRefused(
        WRONG_USE,
        "here",
        with(features(), "--texts", "t.npy"),
        "--texts: t.npy (expected: beside --classes, the names of the classes that the texts are of)");
  }

  @Test
  void anUnknownFormat() {
    assertRefused(
        WRONG_USE, "here", with(features(), "--format", "xml"), "--format: xml (expected: ");
  }

  @Test
  void calibrationOnOtherFeatures() {
    assertRefused(
        FAILED,
        "here",
        with(features(), "--calibrate", artifacts.resolve("features").toString()),
        "Cannot label " + artifacts.resolve("features") + ": the artifact was learned for model");
  }

  @Test
  void twoInputs() {
    assertRefused(
        WRONG_USE,
        "here",
        with(features(), "--images", "photos"),
        "are mutually exclusive (specify only one)");
  }
}
