package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.source.NpyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareEmbeddingsTest {

  private static SparkSession spark;

  @TempDir private Path source;
  @TempDir private Path out;

  @BeforeAll
  static void openSpark() {
    spark = TestSpark.open(2);
  }

  @AfterAll
  static void closeSpark() {
    spark.close();
  }

  @BeforeEach
  void writeClasses() throws IOException {
    Files.writeString(source.resolve("classes.txt"), "cat\ndog\n\n");
    NpyFiles.writeLongs(source.resolve("labels.npy"), 0, 1, 1, 0);
  }

  @Test
  void normalisesFloat16Features() throws IOException {
    // 3 and 4 in half precision; 2^-24 is the smallest number it has.
    NpyFiles.writeHalves(
        source.resolve("features.npy"),
        new short[][] {
          {0x4200, 0x4400, 0, 0},
          {0, 0, 0, 0x0001},
          {(short) 0xc200, 0, 0x4400, 0},
          {0x3c00, 0x3c00, 0x3c00, 0x3c00}
        });

    prepare();

    FeatureTable table = read(Split.TRAIN);
    assertThat(table.classNames()).containsExactly("cat", "dog");
    assertThat(table.ids()).containsExactly("0000000000", "0000000001", "0000000002", "0000000003");
    assertThat(table.batch().labels()).containsExactly(0, 1, 1, 0);
    assertThat(table.batch().features())
        .containsExactly(0.6f, 0.8f, 0, 0, 0, 0, 0, 1, -0.6f, 0, 0.8f, 0, 0.5f, 0.5f, 0.5f, 0.5f);
  }

  @Test
  void followsTheSplitsFile() throws IOException {
    writeUnitFeatures();
    Files.writeString(source.resolve("splits.txt"), "train\ntest\ntrain\nval\n");

    prepare();

    assertThat(read(Split.TRAIN).ids()).containsExactly("0000000000", "0000000002");
    assertThat(read(Split.TEST).batch().features()).containsExactly(0, 1, 0, 0);
    assertThat(read(Split.VAL).batch().features()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void setsRowsWithoutDirectionAside() throws IOException {
    NpyFiles.writeFloats(
        source.resolve("features.npy"),
        new float[][] {{1, 0, 0, 0}, {0, 0, 0, 0}, {Float.NaN, 0, 0, 0}, {0, 0, 1, 0}});

    PrepareResult result = prepare();

    assertThat(result.rows()).isEqualTo(2);
    assertThat(
            spark
                .read()
                .parquet(out.resolve(result.manifest().quarantine().path()).toString())
                .collectAsList())
        .extracting(row -> row.getString(0), row -> row.getString(2), row -> row.getString(3))
        .containsExactly(
            tuple("0000000001", "import", "ZERO_NORM"),
            tuple("0000000002", "import", "NOT_FINITE"));
  }

  @Test
  void refusesFeaturesOfAnotherModel() throws IOException {
    NpyFiles.writeFloats(source.resolve("features.npy"), new float[4][6]);

    assertThatThrownBy(this::prepare)
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "Cannot import file:%s: its features have width 6, those of model mean-colours have 4. Give the model that made the features to --model.",
            source);
  }

  @Test
  void refusesAugmentedViews() throws IOException {
    writeUnitFeatures();
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), "mean-colours", out.toString()).views(4).build();

    assertThatThrownBy(() -> Prepare.run(spark, request, MeanColours.model(), progress -> {}))
        .isInstanceOf(PrepareException.class)
        .hasMessage(
            "Cannot import file:%s with 4 views: augmented views need the images. Leave --views out.",
            source);
  }

  private void writeUnitFeatures() throws IOException {
    NpyFiles.writeFloats(
        source.resolve("features.npy"),
        new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}});
  }

  private PrepareResult prepare() throws IOException {
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), "mean-colours", out.toString())
            .batchSize(3)
            .build();
    return Prepare.run(spark, request, MeanColours.model(), progress -> {});
  }

  private FeatureTable read(Split split) throws IOException {
    return FeatureSet.open(out.toString(), spark.sparkContext().hadoopConfiguration()).read(split);
  }
}
