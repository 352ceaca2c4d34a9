package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareDeterminismTest {

  @TempDir private Path directory;

  @Test
  void writesTheSameBytesWhateverTheParallelism() throws IOException {
    Path source = directory.resolve("source");
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 23);
    TestImages.drawMany(source.resolve("train/green"), Color.GREEN, 17);
    TestImages.drawMany(source.resolve("test/green"), Color.GREEN, 5);
    Files.writeString(source.resolve("train/red/broken.png"), "no image");

    NavigableMap<String, String> one = prepare(source, 1);
    NavigableMap<String, String> three = prepare(source, 3);

    assertThat(one).hasSize(6).containsKey("manifest.json");
    assertThat(three).isEqualTo(one);
  }

  private NavigableMap<String, String> prepare(Path source, int cores) throws IOException {
    Path out = directory.resolve("features-" + cores);
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), "mean-colours", out.toString())
            .views(2)
            .batchSize(4)
            .shardRows(40)
            .build();
    try (SparkSession spark = TestSpark.open(cores)) {
      Prepare.run(spark, request, MeanColours.model(), progress -> {});
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
