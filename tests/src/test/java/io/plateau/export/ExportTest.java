package io.plateau.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import io.plateau.clip.EmbeddedModel;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was learned, in the hands of other programs. */
class ExportTest {

  private static final Pattern LINES = Pattern.compile("(?s)```python\\n(.*?)```");

  @TempDir private static Path directory;

  private static Path prompt;

  @BeforeAll
  static void train() {
    prompt = directory.resolve("prompt");
    CommandRun run = PreparedTask.train(prompt, "steps=3", "threads=1");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static Path export(String format) {
    Path out = directory.resolve(format);
    CommandRun.done(
        "export", "--artifact", prompt.toString(), "--format", format, "--out", out.toString());
    return out;
  }

  @Test
  void numpysFilesAreTheTextsAndTheirNames() throws IOException {
    Path out = export("npy");
    assertThat(out.resolve("classes.txt")).content().hasLineCount(6);
    for (String name : List.of("text_features.npy", "zero_shot_text_features.npy")) {
      byte[] file = Files.readAllBytes(out.resolve(name));
      assertThat(new String(file, 0, 128, StandardCharsets.ISO_8859_1))
          .contains("'descr': '<f4'")
          .contains("'shape': (6, ");
    }
  }

  @Test
  void coopsCheckpointLiesWhereCoopLooksForIt() {
    assertThat(export("coop").resolve("prompt_learner/model.pth.tar-50")).isNotEmptyFile();
  }

  @Test
  void aClassifierIsNoCheckpointOfCoop() {
    Path classifier = directory.resolve("classifier");
    CommandRun.done(
        "adapt",
        "--features",
        PreparedTask.features().toString(),
        "--model",
        "embedded",
        "--learner",
        "tip-adapter",
        "--out",
        classifier.toString());
    CommandRun run =
        CommandRun.of(
            "export",
            "--artifact",
            classifier.toString(),
            "--format",
            "coop",
            "--out",
            directory.resolve("none").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "Cannot export %s as a checkpoint of CoOp: it is no prompt".formatted(classifier));
  }

  @Test
  void anUnknownFormatIsAnsweredWithThoseThereAre() {
    CommandRun run = CommandRun.of("export", "--artifact=a", "--format=onnx", "--out=b");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("onnx").contains("npy").contains("coop");
  }

  /**
   * The lines of docs/export.md, by transformers, against Plateau's own scores of the same images.
   */
  @Test
  void theDocumentedLinesOfPythonClassifyAsPlateauDoes() throws Exception {
    String python = System.getProperty("plateau.python", "python3");
    assumeTrue(
        hasTransformers(python),
        "SKIPPED: %s has no transformers. Give one that has: -Dplateau.python=PYTHON."
            .formatted(python));
    Path script = directory.resolve("classify.py");
    try (InputStream in = ExportTest.class.getResourceAsStream("classify.py")) {
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Path test = PreparedTask.images().resolve("test");
    Matcher lines = LINES.matcher(Files.readString(Path.of("../docs/export.md")));
    assertThat(lines.find()).isTrue();

    Map<String, Integer> best = new HashMap<>();
    run(
            lines.group(1),
            python,
            script.toString(),
            EmbeddedModel.directory().toString(),
            prompt.toString(),
            test.toString())
        .lines()
        .map(line -> line.split("\t", 2))
        .forEach(line -> best.put(line[0], Integer.parseInt(line[1])));

    assertThat(best).hasSize(24);
    assertThat((double) best.entrySet().stream().filter(ExportTest::isRight).count() / best.size())
        .isEqualTo(accuracy());
  }

  private static boolean isRight(Map.Entry<String, Integer> photo) {
    List<String> names = classNames();
    return photo.getKey().startsWith(names.get(photo.getValue()) + "/");
  }

  private static List<String> classNames() {
    try {
      return Files.readAllLines(export("npy").resolve("classes.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the learned prompt over all classes, as evaluate has it. */
  private static double accuracy() throws IOException {
    Path results = directory.resolve("results");
    CommandRun.done(
        "evaluate",
        "--features",
        PreparedTask.features().toString(),
        "--prompt",
        prompt.toString(),
        "--protocol",
        "all-classes",
        "--out",
        results.toString());
    return JsonParser.parseString(Files.readString(results.resolve("results.json")))
        .getAsJsonObject()
        .getAsJsonArray("methods")
        .get(1)
        .getAsJsonObject()
        .get("all")
        .getAsDouble();
  }

  private static boolean hasTransformers(String python) throws InterruptedException {
    try {
      return new ProcessBuilder(python, "-c", "import transformers, safetensors, PIL")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    Path err = directory.resolve("python.log");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(err)).isZero();
    return out;
  }
}
