package io.plateau.prep.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers with random damage: whatever it is, reading ends, and says what it sets aside. */
class DamagedContainerTest {

  private static final int TRIES = 300;
  private static final int SAMPLES = 6;

  @TempDir private Path source;

  @Test
  void readsDamagedTarsToTheirEnd() throws IOException {
    Path file = source.resolve("0.tar");
    try (TarFile tar = TarFile.create(file)) {
      for (int i = 0; i < SAMPLES; i++) {
        tar.add(i + ".jpg", "image " + i).add(i + ".cls", "cat");
      }
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);

    for (int i = 0; i < TRIES; i++) {
      Files.write(file, damaged(whole, random));
      Source listed = SourceReading.open(source, SourceFormat.WEBDATASET);
      List<Sample> samples = SourceReading.samples(listed);

      assertThat(samples).as("try %d", i).isNotEmpty();
      if (SourceReading.images(listed).size() < SAMPLES) {
        assertThat(SourceReading.rejected(listed)).as("what is lost, try %d", i).isNotEmpty();
      }
    }
  }

  @Test
  void accountsForEveryRowOfDamagedParquet() throws IOException {
    Path file = source.resolve("0.parquet");
    try (ParquetFile rows =
        ParquetFile.create(
            file,
            "message m { optional group image { optional binary bytes; } optional binary label"
                + " (STRING); }",
            Map.of())) {
      for (int i = 0; i < SAMPLES; i++) {
        String image = "image " + i;
        rows.add(
            row -> {
              row.addGroup("image").append("bytes", Binary.fromString(image));
              row.append("label", "cat");
            });
      }
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(2);

    for (int i = 0; i < TRIES; i++) {
      Files.write(file, damaged(whole, random));
      try {
        Source listed = SourceReading.open(source, SourceFormat.HUGGINGFACE);
        long rows = listed.units().stream().mapToLong(Unit::items).sum();
        assertThat(SourceReading.samples(listed)).as("try %d", i).hasSize((int) rows);
      } catch (SourceException e) {
        assertThat(e).hasMessageContaining("Cannot prepare file:" + source);
      }
    }
  }

  /** Cuts a file, or overwrites some of its bytes. */
  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] bytes = whole.clone();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
