package io.plateau.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Features that a user already has: import, train, evaluate. */
@Tag("slow")
class ImportTest {

  private static final List<String> CLASSES = List.of("red star", "blue ring", "green cross");
  private static final int PER_CLASS = 10;

  private static int width;

  @TempDir private Path directory;

  @BeforeAll
  static void readWidth() throws IOException {
    try (FrozenClip clip = FrozenClip.load(EmbeddedModel.directory(), ai.djl.Device.cpu())) {
      width = clip.config().projection();
    }
  }

  @ParameterizedTest
  @EnumSource
  void importsTrainsAndScores(Npy.Floats type) throws IOException {
    Path source = write(type);
    Path features = directory.resolve("features");
    Path prompt = directory.resolve("prompt");
    Path results = directory.resolve("results");
    CommandRun.done(
        "prepare",
        "--format",
        "embeddings",
        "--source",
        source.toString(),
        "--model",
        "embedded",
        "--out",
        features.toString());
    JsonObject manifest = json(features.resolve("manifest.json"));
    assertThat(manifest.getAsJsonObject("quarantine").get("rows").getAsInt())
        .as("the row with NaN")
        .isEqualTo(1);
    assertThat(manifest.getAsJsonObject("source").get("format").getAsString())
        .isEqualTo("embeddings");

    CommandRun.done(
        "train",
        "--features",
        features.toString(),
        "--model",
        "embedded",
        "--set",
        "steps=2",
        "--set",
        "batch-size=6",
        "--out",
        prompt.toString());
    CommandRun.done(
        "evaluate",
        "--features",
        features.toString(),
        "--prompt",
        prompt.toString(),
        "--out",
        results.toString());
    assertThat(json(results.resolve("results.json")).getAsJsonArray("methods")).hasSize(2);
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private Path write(Npy.Floats type) throws IOException {
    Path source = Files.createDirectory(directory.resolve("source"));
    Random random = new Random(1);
    int rows = CLASSES.size() * PER_CLASS;
    float[] values = new float[rows * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    values[3] = Float.NaN;
    long[] labels = new long[rows];
    List<String> splits = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      labels[row] = row % CLASSES.size();
      splits.add(row % 2 == 0 ? "train" : "test");
    }
    Npy.write(source.resolve("features.npy"), type, values, rows, width);
    Npy.writeLabels(source.resolve("labels.npy"), labels);
    Files.write(source.resolve("classes.txt"), CLASSES);
    Files.write(source.resolve("splits.txt"), splits);
    return source;
  }
}
