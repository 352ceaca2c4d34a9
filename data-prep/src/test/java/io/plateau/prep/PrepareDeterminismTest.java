package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.image.Preprocessing;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareDeterminismTest {

  @TempDir private Path directory;
  private Path source;

  @BeforeEach
  void drawSource() throws IOException {
    source = directory.resolve("source");
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 23);
    TestImages.drawMany(source.resolve("train/green"), Color.GREEN, 17);
    TestImages.drawMany(source.resolve("test/green"), Color.GREEN, 5);
    Files.writeString(source.resolve("train/red/broken.png"), "no image");
  }

  @Test
  void writesTheSameBytesWhateverTheParallelism() throws IOException {
    NavigableMap<String, String> one = prepare(MeanColours.model(), 1, "one");
    NavigableMap<String, String> three = prepare(MeanColours.model(), 3, "three");

    assertThat(one).hasSize(5).containsKey("manifest.json");
    assertThat(three).isEqualTo(one);
  }

  @Test
  void writesTheSameBytesAfterFailedTasks() throws IOException {
    NavigableMap<String, String> undisturbed = prepare(MeanColours.model(), 2, "undisturbed");

    ImageModel model = MeanColours.model();
    ImageModel failingAtFirst =
        new ImageModel(
            model.name(),
            model.digest(),
            model.width(),
            Preprocessing.clip(8),
            null,
            configuration -> {
              if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() % 2 == 0) {
                throw new IOException("the device is lost");
              }
              return new MeanColours(64);
            });
    NavigableMap<String, String> retried = prepare(failingAtFirst, 2, "retried");

    assertThat(retried).isEqualTo(undisturbed);
  }

  /** The files of the feature set by their relative names, in hex. */
  private NavigableMap<String, String> prepare(ImageModel model, int cores, String name)
      throws IOException {
    Path out = directory.resolve(name);
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), "mean-colours", out.toString())
            .views(2)
            .batchSize(4)
            .shardBytes(40 * 176)
            .build();
    try (SparkSession spark = TestSpark.open(cores)) {
      Prepare.run(spark, request, model, progress -> {});
    }
    NavigableMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            out.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return files;
  }
}
