package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tars, which are units of their own, through the whole preparation. */
class PrepareContainersTest {

  private static SparkSession spark;

  @TempDir private Path directory;
  private Path source;
  private Path out;

  @BeforeAll
  static void openSpark() {
    spark = TestSpark.open(2);
  }

  @AfterAll
  static void closeSpark() {
    spark.close();
  }

  @BeforeEach
  void packSource() throws IOException {
    source = directory.resolve("source");
    out = directory.resolve("features");
    pack("00000.tar", Map.of("a", "dog", "b", "cat"));
    pack("00001.tar", Map.of("a", "cat", "broken", "cat"));
  }

  @Test
  void findsTheClassesInTheSamples() throws IOException {
    PrepareResult result = prepare();

    assertThat(result.quarantined()).isEqualTo(1);
    FeatureTable train = read();
    assertThat(train.classNames()).containsExactly("cat", "dog");
    assertThat(train.ids()).containsExactly("00000.tar/a", "00000.tar/b", "00001.tar/a");
    assertThat(train.batch().labels()).containsExactly(1, 0, 0);
  }

  @Test
  void readsOnlyNewTarsAgain() throws IOException {
    prepare();
    pack("00002.tar", Map.of("a", "bird"));

    PrepareResult second = prepare();

    assertThat(second.encoded()).isEqualTo(1);
    assertThat(second.quarantined()).isEqualTo(1);
    FeatureTable train = read();
    assertThat(train.classNames()).containsExactly("bird", "cat", "dog");
    assertThat(train.batch().labels()).containsExactly(2, 1, 1, 0);
  }

  @Test
  void readsAChangedTarAgain() throws IOException {
    prepare();
    pack("00001.tar", Map.of("a", "dog", "b", "dog", "c", "dog"));

    PrepareResult second = prepare();

    assertThat(second.encoded()).isEqualTo(3);
    assertThat(second.quarantined()).isZero();
    assertThat(second.rows()).isEqualTo(5);
  }

  @Test
  void showsItsProgressInBytes() throws IOException {
    Progress[] last = new Progress[1];

    Prepare.run(spark, request(), MeanColours.model(), progress -> last[0] = progress);

    assertThat(last[0].total()).isZero();
    assertThat(last[0].share()).isEqualTo(1);
    assertThat(last[0].done()).isEqualTo(4);
  }

  private void pack(String name, Map<String, String> classes) throws IOException {
    Files.createDirectories(source);
    byte[] image = Files.readAllBytes(TestImages.draw(directory.resolve("a.png"), Color.RED));
    try (OutputStream file = Files.newOutputStream(source.resolve(name));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(file)) {
      for (String key : classes.keySet().stream().sorted().toList()) {
        boolean broken = key.equals("broken");
        add(tar, key + ".png", broken ? new byte[] {1, 2, 3} : image);
        add(tar, key + ".cls", classes.get(key).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private PrepareRequest request() {
    return PrepareRequest.builder(source.toString(), "mean-colours", out.toString())
        .batchSize(2)
        .build();
  }

  private PrepareResult prepare() throws IOException {
    return Prepare.run(spark, request(), MeanColours.model(), progress -> {});
  }

  private FeatureTable read() throws IOException {
    return FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration())
        .read(Split.TRAIN);
  }
}
