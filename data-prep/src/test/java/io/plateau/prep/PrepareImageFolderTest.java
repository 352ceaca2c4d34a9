package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetException;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.Split;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareImageFolderTest {

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
  void names() {
    source = directory.resolve("source");
    out = directory.resolve("features");
  }

  @Test
  void makesAFeaturePerImage() throws IOException {
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 3);
    TestImages.drawMany(source.resolve("train/green"), Color.GREEN, 2);
    TestImages.drawMany(source.resolve("test/green"), Color.GREEN, 4);

    PrepareResult result = prepare(request().build());

    assertThat(result.status()).isEqualTo(PrepareResult.Status.PREPARED);
    assertThat(result.rows()).isEqualTo(9);
    assertThat(result.imagesPerSecond()).isPositive();
    FeatureTable train = read(Split.TRAIN);
    assertThat(train.classNames()).containsExactly("green", "red");
    assertThat(train.ids())
        .containsExactly(
            "train/green/image-000.png",
            "train/green/image-001.png",
            "train/red/image-000.png",
            "train/red/image-001.png",
            "train/red/image-002.png");
    assertThat(train.batch().labels()).containsExactly(0, 0, 1, 1, 1);
    assertThat(read(Split.TEST).rows()).isEqualTo(4);
    for (int row = 0; row < train.rows(); row++) {
      assertThat(UnitVectors.norm(train.batch().features(), 4 * row, 4)).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void countsImagesPerClassAndSplit() throws IOException {
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 3);
    TestImages.drawMany(source.resolve("train/green"), Color.GREEN, 2);
    TestImages.drawMany(source.resolve("val/red"), Color.RED, 1);

    FeatureSetManifest manifest = prepare(request().views(3).build()).manifest();

    assertThat(manifest.splits().get("train").rows()).isEqualTo(15);
    assertThat(manifest.splits().get("train").imagesPerClass()).containsExactly(2L, 3L);
    assertThat(manifest.splits().get("val").rows()).isEqualTo(1);
    assertThat(manifest.images()).isEqualTo(6);
  }

  @Test
  void setsBrokenImagesAside() throws IOException {
    TestImages.drawMany(source.resolve("red"), Color.RED, 5);
    Files.createFile(source.resolve("red/empty.jpg"));
    Files.writeString(source.resolve("red/text.jpg"), "<html>404 Not Found</html>");
    byte[] whole = Files.readAllBytes(TestImages.draw(directory.resolve("whole.jpg"), Color.BLUE));
    Files.write(source.resolve("red/half.jpg"), Arrays.copyOf(whole, whole.length / 2));

    PrepareResult result = prepare(request().build());

    assertThat(result.rows()).isEqualTo(5);
    assertThat(result.quarantined()).isEqualTo(3);
    List<Row> quarantine =
        spark
            .read()
            .parquet(out.resolve(result.manifest().quarantine().path()).toString())
            .orderBy("id")
            .collectAsList();
    assertThat(quarantine)
        .extracting(row -> row.getString(0), row -> row.getString(2), row -> row.getString(3))
        .containsExactly(
            tuple("red/empty.jpg", "decode", "EMPTY"),
            tuple("red/half.jpg", "decode", "TRUNCATED"),
            tuple("red/text.jpg", "decode", "NOT_AN_IMAGE"));
    assertThat(quarantine.get(0).getString(4)).isEqualTo("The file is empty (0 bytes)");
  }

  @Test
  void saysWhereTheReasonsAreWhenNothingIsLeft() throws IOException {
    Files.createDirectories(source.resolve("red"));
    Files.writeString(source.resolve("red/a.jpg"), "no image");

    assertThatThrownBy(() -> prepare(request().build()))
        .isInstanceOf(PrepareException.class)
        .hasMessageStartingWith(
            "Cannot prepare file:%s: none of its 1 items could be used. See the reasons in file:%s/quarantine/",
            source, out);
    assertThatThrownBy(
            () -> FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration()))
        .isInstanceOf(FeatureSetException.class);
  }

  @Test
  void augmentsTrainingImagesOnly() throws IOException {
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 2);
    TestImages.drawMany(source.resolve("test/red"), Color.RED, 2);

    prepare(request().views(3).build());

    FeatureTable train = read(Split.TRAIN);
    assertThat(train.views()).containsExactly(0, 1, 2, 0, 1, 2);
    assertThat(train.batch().select(new int[] {1}).features())
        .isNotEqualTo(train.batch().select(new int[] {2}).features());
    assertThat(read(Split.TEST).views()).containsExactly(0, 0);
  }

  @Test
  void writesRowsThatSparkReadsSorted() throws IOException {
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 5);
    TestImages.drawMany(source.resolve("test/red"), Color.RED, 2);

    FeatureSetManifest manifest =
        prepare(request().views(2).shardBytes(4 * 176).build()).manifest();

    assertThat(manifest.shards())
        .extracting(FeatureSetManifest.Shard::rows)
        .containsExactly(4L, 4L, 2L, 2L);
    List<String> rows = new ArrayList<>();
    for (FeatureSetManifest.Shard shard : manifest.shards()) {
      for (Row row : spark.read().parquet(out.resolve(shard.path()).toString()).collectAsList()) {
        rows.add(
            row.<String>getAs("split")
                + " "
                + row.<String>getAs("id")
                + " "
                + row.<Integer>getAs("view"));
        assertThat(row.getList(row.fieldIndex("feature"))).hasSize(4);
        assertThat(row.<String>getAs("class_name")).isEqualTo("red");
        assertThat(row.<String>getAs("uri"))
            .isEqualTo("file:" + source + "/" + row.<String>getAs("id"));
      }
    }
    assertThat(rows.subList(0, 10)).isSorted();
    assertThat(rows.subList(10, 12)).isSorted();
  }

  @Test
  void doesNothingWhenTheSameRequestIsDone() throws IOException {
    TestImages.drawMany(source.resolve("red"), Color.RED, 2);
    PrepareResult first = prepare(request().build());

    PrepareResult second = prepare(request().build());

    assertThat(second.status()).isEqualTo(PrepareResult.Status.ALREADY_COMPLETE);
    assertThat(second.manifest()).isEqualTo(first.manifest());
    assertThat(second.imagesPerSecond()).isZero();
  }

  @Test
  void refusesAnOutputThatHoldsSomethingElse() throws IOException {
    TestImages.drawMany(source.resolve("red"), Color.RED, 2);
    prepare(request().build());

    assertThatThrownBy(() -> prepare(request().views(2).build()))
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "Cannot prepare into %s: it holds the complete feature set of another request (source file:%s, model mean-colours, 1 views). Choose another --out, or delete that directory.",
            out, source);
  }

  @Test
  void replacesWhatAnInterruptedRunLeft() throws IOException {
    TestImages.drawMany(source.resolve("red"), Color.RED, 2);
    Path stale = out.resolve("features/train-00007-0123456789ab.parquet");
    Files.createDirectories(stale.getParent());
    Files.writeString(stale, "half a shard");

    prepare(request().build());

    assertThat(stale).doesNotExist();
    try (Stream<Path> files = Files.list(stale.getParent())) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void readsAndWritesOtherFileSystems() throws IOException {
    OtherFileSystem.register(spark.sparkContext().hadoopConfiguration());
    TestImages.drawMany(source.resolve("red"), Color.RED, 3);
    PrepareRequest request =
        PrepareRequest.builder("other:" + source, "mean-colours", "other:" + out).build();

    PrepareResult result = prepare(request);

    assertThat(result.manifest().source().uri()).isEqualTo("other:" + source);
    assertThat(result.quarantined()).isZero();
    assertThat(read(Split.TRAIN).rows()).isEqualTo(3);
  }

  @Test
  void reportsProgressToTheEnd() throws IOException {
    TestImages.drawMany(source.resolve("red"), Color.RED, 3);
    Files.createFile(source.resolve("red/empty.png"));
    List<Progress> reports = new ArrayList<>();

    Prepare.run(spark, request().build(), MeanColours.model(), reports::add);

    Progress last = reports.get(reports.size() - 1);
    assertThat(last.done()).isEqualTo(4);
    assertThat(last.total()).isEqualTo(4);
    assertThat(last.quarantined()).isEqualTo(1);
  }

  private PrepareRequest.Builder request() {
    return PrepareRequest.builder(source.toString(), "mean-colours", out.toString()).batchSize(2);
  }

  private static PrepareResult prepare(PrepareRequest request) throws IOException {
    return Prepare.run(spark, request, MeanColours.model(), progress -> {});
  }

  private FeatureTable read(Split split) throws IOException {
    FeatureSet features =
        FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration());
    features.verify();
    return features.read(split);
  }
}
