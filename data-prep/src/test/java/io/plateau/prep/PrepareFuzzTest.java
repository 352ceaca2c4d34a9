package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.source.SourceFormat;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Throws damaged files at a preparation: it never fails, and every file is either a row or in the
 * quarantine table. A thousand files; ten thousand with {@code -Dplateau.full=true}.
 */
@Tag("slow")
class PrepareFuzzTest {

  private static final int FILES = Boolean.getBoolean("plateau.full") ? 10_000 : 1_000;
  private static final long SEED = 20_261_122;

  private static SparkSession spark;

  @TempDir private Path directory;

  @BeforeAll
  static void openSpark() {
    spark = TestSpark.open(2);
  }

  @AfterAll
  static void closeSpark() {
    spark.close();
  }

  @Test
  void losesNoDamagedFile() throws IOException {
    Path source = directory.resolve("source");
    Random random = new Random(SEED);
    List<byte[]> whole = wholeImages();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < FILES; i++) {
      String name = "%s/%05d%s".formatted(i % 3 == 0 ? "a" : "b", i, extension(random));
      Path file = source.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, mutated(whole.get(random.nextInt(whole.size())), random));
      names.add(name);
    }

    PrepareResult result = prepare(source, "image-folder");

    assertThat(result.rows() + result.quarantined()).isEqualTo(FILES);
    // Not a test of refusing everything: some mutations leave the pixels readable.
    assertThat(result.rows()).isBetween(FILES / 20L, 19L * FILES / 20);
    assertThat(ids(result)).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void survivesDamagedTars() throws IOException {
    Path source = directory.resolve("source");
    Files.createDirectories(source);
    Random random = new Random(SEED);
    byte[] tar = Files.readAllBytes(pack());
    int tars = FILES / 20;
    for (int i = 0; i < tars; i++) {
      Files.write(source.resolve("%05d.tar".formatted(i)), mutated(tar, random));
    }
    Files.write(source.resolve("whole.tar"), tar);

    PrepareResult result = prepare(source, "webdataset");

    assertThat(ids(result).stream().filter(id -> id.startsWith("whole.tar/"))).hasSize(8);
    assertThat(result.quarantined()).isPositive();
    assertThat(result.rows()).isGreaterThan(tars);
  }

  private PrepareResult prepare(Path source, String format) throws IOException {
    PrepareRequest request =
        PrepareRequest.builder(
                source.toString(), "mean-colours", directory.resolve("out").toString())
            .format(SourceFormat.ofLabel(format))
            .maxPixels(1_000_000)
            .maxFileBytes(1 << 20)
            .build();
    return Prepare.run(spark, request, MeanColours.model(), progress -> {});
  }

  /** The ids of all rows and of all that was set aside; a list, so that none can hide another. */
  private List<String> ids(PrepareResult result) throws IOException {
    Path out = directory.resolve("out");
    List<String> ids =
        new ArrayList<>(
            FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration())
                .read(Split.TRAIN)
                .ids());
    for (Row row :
        spark
            .read()
            .parquet(out.resolve(result.manifest().quarantine().path()).toString())
            .collectAsList()) {
      ids.add(row.getAs("id"));
      assertThat(row.<String>getAs("message")).isNotBlank();
    }
    return ids;
  }

  private List<byte[]> wholeImages() throws IOException {
    List<byte[]> images = new ArrayList<>();
    for (String extension : List.of("png", "jpg", "gif", "bmp", "tif")) {
      for (Color colour : List.of(Color.RED, Color.CYAN)) {
        Path file = directory.resolve("whole-%d.%s".formatted(colour.getRGB(), extension));
        images.add(Files.readAllBytes(TestImages.draw(file, colour)));
      }
    }
    return images;
  }

  private Path pack() throws IOException {
    Path file = directory.resolve("whole.tar");
    byte[] image = Files.readAllBytes(TestImages.draw(directory.resolve("a.png"), Color.RED));
    try (OutputStream out = Files.newOutputStream(file);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      for (int key = 0; key < 8; key++) {
        add(tar, key + ".png", image);
        add(tar, key + ".cls", new byte[] {(byte) ('a' + key % 2)});
      }
    }
    return file;
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static String extension(Random random) {
    return List.of(".jpg", ".png", ".webp", ".tif", ".txt", "").get(random.nextInt(6));
  }

  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
      case 2 -> new byte[random.nextInt(64)];
      case 3 -> {
        random.nextBytes(bytes);
        yield bytes;
      }
      case 4 -> {
        int from = random.nextInt(bytes.length);
        Arrays.fill(bytes, from, Math.min(bytes.length, from + 16), (byte) 0xff);
        yield bytes;
      }
      case 5 -> {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        int length = Math.min(32, bytes.length - Math.max(from, to));
        System.arraycopy(whole, from, bytes, to, length);
        yield bytes;
      }
      default -> {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        yield bytes;
      }
    };
  }
}
