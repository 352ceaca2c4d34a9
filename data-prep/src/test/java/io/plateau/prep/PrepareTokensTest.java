package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSetException;
import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.FeatureSetManifest.Tokens;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.TableReader;
import io.plateau.prep.source.Source;
import io.plateau.prep.source.SourceFormat;
import io.plateau.prep.source.Unit;
import io.plateau.steering.TokenTable;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token-level features beside features, with the embedded model. */
class PrepareTokensTest {

  private static SparkSession spark;

  @TempDir private Path directory;
  private Path source;

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
    TestImages.drawMany(source.resolve("train/red"), Color.RED, 3);
    TestImages.drawMany(source.resolve("test/red"), Color.GREEN, 2);
  }

  @Test
  void standBesideTheSameFeatures() throws IOException {
    FeatureSet plain = prepare("plain", 0);
    FeatureSet rich = prepare("rich", 1);

    FeatureTable expected = plain.read(Split.TRAIN);
    assertThat(rich.read(Split.TRAIN).batch().features()).isEqualTo(expected.batch().features());
    Tokens tokens = rich.manifest().tokens();
    FrozenClip clip = FrozenModels.clip(EmbeddedModel.NAME, new Configuration());
    assertThat(tokens).isNotNull();
    assertThat(tokens.tokens()).isEqualTo(clip.config().vision().tokens());
    assertThat(tokens.lateLayers()).isEqualTo(1);
    assertThat(plain.manifest().tokens()).isNull();
    FeatureRow row = firstRow("rich", rich.manifest());
    assertThat(row.lastTokens()).hasSize(2 * tokens.tokens() * tokens.width());
    assertThat(row.lateInput()).hasSameSizeAs(row.lastTokens()).isNotEqualTo(row.lastTokens());
    assertThat(firstRow("plain", plain.manifest()).lastTokens()).isEmpty();
  }

  @Test
  void areReadByNameInTheOrderOfTheSelection() throws IOException {
    FeatureSet rich = prepare("rich", 1);
    FeatureTable train = rich.read(Split.TRAIN);
    TokenTable all = rich.tokens(Split.TRAIN, train).read(new Configuration());

    TokenTable some =
        rich.tokens(Split.TRAIN, train).select(new int[] {2, 0}).read(new Configuration());

    assertThat(all.rows()).isEqualTo(3);
    assertThat(some.images().get(0).last()).isEqualTo(all.images().get(2).last());
    assertThat(some.images().get(1).input()).isEqualTo(all.images().get(0).input());
    assertThat(all.features().features()).isEqualTo(train.batch().features());
    assertThat(rich.tokens(Split.TRAIN, train).sample(1).ids()).containsExactly(train.ids().get(1));
  }

  @Test
  void rowsThatAreGoneAreRefused() throws IOException {
    FeatureSet rich = prepare("rich", 1);
    FeatureTable train = rich.read(Split.TRAIN);

    assertThatThrownBy(() -> rich.tokens(Split.TEST, train).read(new Configuration()))
        .isInstanceOf(FeatureSetException.class)
        .hasMessageContaining("3 of 3 rows are not in its shards, such as ")
        .hasMessageEndingWith("It has changed since; start again.");
  }

  @Test
  void featuresAloneHaveNone() throws IOException {
    FeatureSet plain = prepare("plain", 0);
    FeatureTable train = plain.read(Split.TRAIN);

    assertThatThrownBy(() -> plain.tokens(Split.TRAIN, train))
        .isInstanceOf(FeatureSetException.class)
        .hasMessageEndingWith(
            "it has features and no tokens. Prepare it with --tokens K, for feedback into the last K layers.");
  }

  @Test
  void survivesAnUpdate() throws IOException {
    FeatureRow before = firstRow("rich", prepare("rich", 1).manifest());
    TestImages.draw(source.resolve("train/red/new.png"), Color.PINK);

    FeatureRow after = firstRow("rich", prepare("rich", 1).manifest());

    assertThat(after.lastTokens()).isEqualTo(before.lastTokens());
    assertThat(after.lateInput()).isEqualTo(before.lateInput());
  }

  @Test
  void needsAsManyLayersAsTheTowerHas() {
    assertThatThrownBy(() -> prepare("rich", 99))
        .isInstanceOf(PrepareException.class)
        .hasMessage("tokens: 99 (expected: 1 to 4, the layers of the image tower)");
  }

  @Test
  void isRefusedWhereThereIsNoRoom() throws IOException {
    Path tiny = directory.resolve("tiny");
    Configuration configuration = new Configuration();
    Storage out = Storage.at(tiny.toString(), configuration);
    ImageModel model = FrozenModels.open(EmbeddedModel.NAME, 1, configuration);
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), EmbeddedModel.NAME, tiny.toString())
            .views(1 << 30)
            .build();
    List<Unit> units = TokenBudget.units(source(configuration), model);

    assertThatThrownBy(() -> TokenBudget.require(out, units, request, model))
        .isInstanceOf(PrepareException.class)
        .hasMessageStartingWith("Cannot keep tokens in file:%s: 3221225474 views take ", tiny)
        .hasMessageEndingWith(" are free. Keep fewer views, or leave --tokens out.");
  }

  private Source source(Configuration configuration) throws IOException {
    return Source.open(source.toString(), SourceFormat.AUTO, configuration);
  }

  private FeatureSet prepare(String name, int lateLayers) throws IOException {
    String out = directory.resolve(name).toString();
    PrepareRequest request =
        PrepareRequest.builder(source.toString(), EmbeddedModel.NAME, out)
            .lateLayers(lateLayers)
            .batchSize(2)
            .build();
    Prepare.run(spark, request, progress -> {});
    return FeatureSet.open(out, spark.sparkContext().hadoopConfiguration());
  }

  private FeatureRow firstRow(String name, FeatureSetManifest manifest) throws IOException {
    Configuration configuration = new Configuration();
    Storage storage = Storage.at(directory.resolve(name).toString(), configuration);
    try (ParquetReader<FeatureRow> reader =
        TableReader.features(storage, manifest.shards().get(0).path(), configuration)) {
      return reader.read();
    }
  }
}
