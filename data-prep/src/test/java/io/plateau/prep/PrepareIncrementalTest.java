package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second run does what has changed since the first. */
class PrepareIncrementalTest {

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
  void drawSource() throws IOException {
    source = directory.resolve("source");
    out = directory.resolve("features");
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 5);
    TestImages.drawMany(source.resolve("train/green"), Color.GREEN, 4);
    TestImages.drawMany(source.resolve("test/red"), Color.RED, 3);
    Files.writeString(source.resolve("train/red/broken.png"), "no image");
  }

  @Test
  void encodesNewImagesOnly() throws IOException {
    assertThat(prepare(out).encoded()).isEqualTo(12);
    TestImages.draw(source.resolve("train/red/aaa.png"), Color.PINK);
    TestImages.draw(source.resolve("test/green/new.png"), Color.GRAY);

    PrepareResult second = prepare(out);

    assertThat(second.status()).isEqualTo(PrepareResult.Status.UPDATED);
    assertThat(second.encoded()).isEqualTo(2);
    assertThat(second.manifest().images()).isEqualTo(14);
    assertThat(second.quarantined()).isEqualTo(1);
    assertThat(shards(out)).isEqualTo(fresh());
  }

  @Test
  void encodesChangedImagesOnly() throws IOException {
    prepare(out);
    Path changed = TestImages.draw(source.resolve("train/green/image-001.png"), Color.BLUE);
    Files.setLastModifiedTime(changed, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));

    PrepareResult second = prepare(out);

    assertThat(second.encoded()).isEqualTo(1);
    assertThat(shards(out)).isEqualTo(fresh());
  }

  @Test
  void forgetsDeletedImages() throws IOException {
    prepare(out);
    Files.delete(source.resolve("train/red/image-002.png"));

    PrepareResult second = prepare(out);

    assertThat(second.encoded()).isZero();
    assertThat(second.manifest().images()).isEqualTo(11);
    assertThat(shards(out)).isEqualTo(fresh());
  }

  @Test
  void numbersClassesAnewWithoutEncoding() throws IOException {
    prepare(out);
    TestImages.draw(source.resolve("train/blue/first.png"), Color.BLUE);

    PrepareResult second = prepare(out);

    assertThat(second.encoded()).isEqualTo(1);
    FeatureTable train = read();
    assertThat(train.classNames()).containsExactly("blue", "green", "red");
    assertThat(train.batch().labels()).startsWith(0, 0, 1).endsWith(2);
    assertThat(shards(out)).isEqualTo(fresh());
  }

  @Test
  void triesAgainWhatWasSetAside() throws IOException {
    prepare(out);
    TestImages.draw(source.resolve("train/red/broken.png"), Color.CYAN);

    PrepareResult second = prepare(out);

    assertThat(second.encoded()).isEqualTo(1);
    assertThat(second.quarantined()).isZero();
  }

  @Test
  void leavesNoOldRowsToWhoeverReadsTheDirectory() throws IOException {
    prepare(out);
    Files.delete(source.resolve("train/red/image-002.png"));

    PrepareResult second = prepare(out);

    assertThat(spark.read().parquet(out.resolve("features").toString()).count())
        .isEqualTo(second.rows());
  }

  @Test
  void tidiesUpAfterARunThatWasKilledBehindItsManifest() throws IOException {
    prepare(out);
    Path stale = out.resolve("features/train-00007-0123456789ab.parquet");
    Path part = out.resolve(PartFiles.features("a part"));
    Files.createDirectories(part.getParent());
    Files.writeString(stale, "rows of the set before");
    Files.writeString(part, "rows of a part");

    PrepareResult second = prepare(out);

    assertThat(second.status()).isEqualTo(PrepareResult.Status.ALREADY_COMPLETE);
    assertThat(stale).doesNotExist();
    assertThat(part.getParent()).doesNotExist();
    assertThat(out.resolve(OutputLock.FILE_NAME)).doesNotExist();
  }

  @Test
  void continuesWhatWasStoppedByTooManyBrokenImages() throws IOException {
    assertThatThrownBy(
            () -> Prepare.run(spark, request(out).maxQuarantine(0.05).build(), model(), p -> {}))
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "max-quarantine: 1 of 13 samples were set aside, 7.692 % (expected: <= 5.000 %). Reasons: {NOT_AN_IMAGE=1}. Mend the source, or allow more; what is encoded is kept, and each case stands in _parts/*.quarantine.parquet.");

    PrepareResult second =
        Prepare.run(spark, request(out).maxQuarantine(0.1).build(), model(), p -> {});

    assertThat(second.status()).isEqualTo(PrepareResult.Status.PREPARED);
    assertThat(shards(out)).isEqualTo(fresh());
    assertThat(out.resolve(PartFiles.DIRECTORY)).doesNotExist();
  }

  @Test
  void usesWhatAnInterruptedRunEncodedThoughTheSourceHasChangedSince() throws IOException {
    String parts = out.resolve(PartFiles.DIRECTORY).toString();
    ImageModel failing =
        new ImageModel(
            "mean-colours",
            model().digest(),
            4,
            model().preprocessing(),
            null,
            configuration -> {
              if (TaskContext.getPartitionId() == 1) {
                await().until(() -> isPartFinished(Path.of(parts)));
                throw new IOException("the device is lost");
              }
              return new MeanColours(64);
            });
    assertThatThrownBy(() -> Prepare.run(spark, request(out).build(), failing, p -> {}))
        .hasStackTraceContaining("the device is lost");
    TestImages.draw(source.resolve("train/red/aaa.png"), Color.PINK);

    PrepareResult second = prepare(out);

    assertThat(second.encoded()).isEqualTo(1 + 3);
    assertThat(shards(out)).isEqualTo(fresh());
  }

  private static boolean isPartFinished(Path parts) throws IOException {
    try (Stream<Path> files = Files.exists(parts) ? Files.list(parts) : Stream.empty()) {
      return files.anyMatch(file -> PartFiles.isSummary(file.getFileName().toString()));
    }
  }

  private NavigableMap<String, String> fresh() throws IOException {
    Path other = directory.resolve("fresh");
    prepare(other);
    return shards(other);
  }

  private static ImageModel model() {
    return MeanColours.model();
  }

  private PrepareResult prepare(Path to) throws IOException {
    return Prepare.run(spark, request(to).build(), model(), progress -> {});
  }

  private PrepareRequest.Builder request(Path to) {
    return PrepareRequest.builder(source.toString(), "mean-colours", to.toString())
        .batchSize(4)
        .views(2);
  }

  private FeatureTable read() throws IOException {
    return FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration())
        .read(Split.TRAIN);
  }

  /** The checksums of the shards that the manifest names. */
  private static NavigableMap<String, String> shards(Path of) throws IOException {
    FeatureSet features =
        FeatureSet.open(of.toString(), spark.sparkContext().hadoopConfiguration());
    features.verify();
    NavigableMap<String, String> shards = new TreeMap<>();
    features.manifest().shards().forEach(shard -> shards.put(shard.path(), shard.sha256()));
    try (Stream<Path> files = Files.list(of.resolve("features"))) {
      assertThat(files.count()).isGreaterThanOrEqualTo(shards.size());
    }
    return shards;
  }
}
