package io.plateau.prep.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.prep.TestSpark;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipTextFeaturesTest {

  private static final List<String> NAMES =
      List.of("red star", "blue ring", "", "star ".repeat(99));

  private static SparkSession spark;

  @BeforeAll
  static void start() {
    spark = TestSpark.open(2);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ClipTextFeatures stage() {
    return new ClipTextFeatures()
        .setModelUrl("embedded")
        .setInputCol("name")
        .setOutputCol("features");
  }

  private static Dataset<Row> table(List<String> names) {
    return spark.createDataset(names, Encoders.STRING()).toDF("name").coalesce(1);
  }

  private static float[] expected(List<String> captions) throws IOException {
    try (FrozenClip clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu())) {
      return UnitRows.normalize(
          clip.encodeTexts(captions, captions.size()), clip.config().projection());
    }
  }

  @Test
  void wholeCaptionsHaveTheFeaturesOfTheTextTowerHoweverLong() throws IOException {
    Dataset<Row> found = stage().transform(table(NAMES));

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected(NAMES));
  }

  @Test
  void theTemplateIsPutAroundEveryName() throws IOException {
    List<String> captions = NAMES.stream().map(name -> "a photo of a " + name + ".").toList();

    Dataset<Row> found = stage().setTemplate("a photo of a {}.").transform(table(NAMES));

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected(captions));
  }

  @Test
  void aSavedPipelineKeepsTheTemplate(@TempDir Path directory) throws IOException {
    String path = directory.resolve("pipeline").toUri().toString();
    PipelineStage stage = stage().setTemplate("a drawing of a {}");
    new Pipeline().setStages(new PipelineStage[] {stage}).fit(table(NAMES)).save(path);

    PipelineModel loaded = PipelineModel.load(path);

    assertThat(FeatureColumn.values(loaded.transform(table(NAMES)), "features"))
        .containsExactly(expected(NAMES.stream().map(name -> "a drawing of a " + name).toList()));
  }

  @Test
  void aMissingTextHasNoFeature() {
    Dataset<Row> table = table(Arrays.asList("red star", null));

    assertThat(
            stage()
                .setHandleInvalid("keep")
                .transform(table)
                .selectExpr("features is null")
                .collectAsList())
        .containsExactly(RowFactory.create(false), RowFactory.create(true));
    assertThatThrownBy(() -> stage().transform(table).collectAsList())
        .hasStackTraceContaining(
            "Cannot make a feature of column name in row 1 of partition 0: it is null. Set");
  }

  @Test
  void refusesAColumnThatIsNoText() {
    Dataset<Row> table = spark.range(1).toDF("name");

    assertThatThrownBy(() -> stage().transform(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot make text features of column name: it is bigint (expected: string). Set inputCol to a column of texts.");
  }

  @Test
  void refusesATemplateWithoutAPlaceForTheText() {
    assertThatThrownBy(() -> stage().setTemplate("a photo").transform(table(NAMES)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("template: a photo (expected: {} where the text goes)");
  }
}
