package io.plateau.prep.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.prep.TestSpark;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipImageFeaturesTest {

  private static final StructType HUGGING_FACE =
      new StructType().add("bytes", DataTypes.BinaryType).add("path", DataTypes.StringType);

  private static final StructType SPARK_IMAGE =
      new StructType()
          .add("origin", DataTypes.StringType)
          .add("height", DataTypes.IntegerType)
          .add("width", DataTypes.IntegerType)
          .add("nChannels", DataTypes.IntegerType)
          .add("mode", DataTypes.IntegerType)
          .add("data", DataTypes.BinaryType);

  private static final List<byte[]> FILES = new ArrayList<>();
  private static SparkSession spark;
  private static float[] expected;

  @BeforeAll
  static void draw() throws IOException {
    spark = TestSpark.open(2);
    for (int seed = 0; seed < 5; seed++) {
      FILES.add(EncodedImages.encoded(seed, "png"));
    }
    expected = EncodedImages.features(FILES);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  private static ClipImageFeatures stage() {
    return new ClipImageFeatures()
        .setModelUrl("embedded")
        .setInputCol("image")
        .setOutputCol("features");
  }

  private static Dataset<Row> table(DataType type, List<? extends @Nullable Object> images) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      rows.add(RowFactory.create(i, images.get(i)));
    }
    return spark
        .createDataFrame(rows, new StructType().add("id", DataTypes.IntegerType).add("image", type))
        .coalesce(1);
  }

  private static Dataset<Row> table() {
    return table(DataTypes.BinaryType, FILES);
  }

  @Test
  void aPipelineGivesTheFeaturesOfTheFrozenTowerToTheBit() {
    PipelineModel model = new Pipeline().setStages(new PipelineStage[] {stage()}).fit(table());

    Dataset<Row> found = model.transform(table());

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected);
    assertThat(found.columns()).containsExactly("id", "image", "features");
    assertThat(found.select("id").collectAsList())
        .containsExactlyElementsOf(table().select("id").collectAsList());
  }

  @Test
  void neitherBatchesNorPartitionsShow() {
    Dataset<Row> found = stage().setBatchSize(2).transform(table().repartition(2)).orderBy("id");

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected, within(1e-6f));
  }

  @Test
  void readsTheBytesOfHuggingFaceStructs() {
    List<Row> images = FILES.stream().map(bytes -> RowFactory.create(bytes, null)).toList();

    Dataset<Row> found = stage().transform(table(HUGGING_FACE, images));

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected);
  }

  @Test
  void readsTheSamplesOfSparksImages() {
    List<Row> images = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      images.add(sparkImage(EncodedImages.draw(seed)));
    }

    Dataset<Row> found = stage().transform(table(SPARK_IMAGE, images));

    assertThat(FeatureColumn.values(found, "features")).containsExactly(expected);
  }

  /** Blue, green, red, as Spark's data source lays samples out. */
  private static Row sparkImage(BufferedImage image) {
    int height = image.getHeight();
    int width = image.getWidth();
    byte[] data = new byte[3 * height * width];
    for (int i = 0; i < height * width; i++) {
      int rgb = image.getRGB(i % width, i / width);
      data[3 * i] = (byte) rgb;
      data[3 * i + 1] = (byte) (rgb >> 8);
      data[3 * i + 2] = (byte) (rgb >> 16);
    }
    return RowFactory.create("file:/drawn.png", height, width, 3, 16, data);
  }

  @Test
  void refusesWhatSparkCouldNotDecode() {
    Row undecoded = RowFactory.create("file:/text.png", -1, -1, -1, -1, new byte[0]);

    Dataset<Row> found = stage().transform(table(SPARK_IMAGE, List.of(undecoded)));

    assertThatThrownBy(found::collectAsList)
        .hasStackTraceContaining("it is an invalid image of -1 x -1");
  }

  /** Four images, the second cut in half and the third null. */
  private static Dataset<Row> damaged() throws IOException {
    byte[] jpeg = EncodedImages.encoded(1, "jpg");
    byte[] truncated = Arrays.copyOf(jpeg, jpeg.length / 2);
    return table(DataTypes.BinaryType, Arrays.asList(FILES.get(0), truncated, null, FILES.get(3)));
  }

  @Test
  void anInvalidImageIsAnErrorUnlessItIsHandled() throws IOException {
    Dataset<Row> found = stage().transform(damaged());

    assertThatThrownBy(found::collectAsList)
        .hasStackTraceContaining(
            "Cannot make a feature of column image in row 1 of partition 0: Cannot decode the JPEG: it"
                + " ends before its last pixel. Set handleInvalid to skip or keep to go on without"
                + " such rows.");
  }

  @Test
  void skipLeavesInvalidImagesOut() throws IOException {
    Dataset<Row> found = stage().setHandleInvalid("skip").setBatchSize(2).transform(damaged());

    assertThat(found.select("id").collectAsList())
        .containsExactly(RowFactory.create(0), RowFactory.create(3));
    assertThat(FeatureColumn.values(found, "features"))
        .containsExactly(EncodedImages.features(List.of(FILES.get(0), FILES.get(3))));
  }

  @Test
  void keepGivesInvalidImagesNoFeature() throws IOException {
    Dataset<Row> found = stage().setHandleInvalid("keep").transform(damaged());

    assertThat(found.selectExpr("id", "features is null").collectAsList())
        .containsExactly(
            RowFactory.create(0, false),
            RowFactory.create(1, true),
            RowFactory.create(2, true),
            RowFactory.create(3, false));
    assertThat(found.schema().apply("features").nullable()).isTrue();
  }

  @Test
  void thereMayBeNoImageAtAll() {
    assertThat(stage().transform(table().limit(0)).collectAsList()).isEmpty();
  }

  @Test
  void aSavedPipelineGivesTheSameFeatures(@TempDir Path directory) throws IOException {
    ClipImageFeatures stage = stage().setBatchSize(5).setHandleInvalid("keep");
    String path = directory.resolve("pipeline").toUri().toString();
    new Pipeline().setStages(new PipelineStage[] {stage}).fit(table()).save(path);

    PipelineModel loaded = PipelineModel.load(path);

    assertThat(loaded.stages()[0].uid()).isEqualTo(stage.uid());
    assertThat(loaded.stages()[0].extractParamMap().toString())
        .isEqualTo(stage.extractParamMap().toString());
    assertThat(FeatureColumn.values(loaded.transform(table()), "features"))
        .containsExactly(expected);
  }

  @Test
  void aStageIsSavedAndLoadedByItself(@TempDir Path directory) throws IOException {
    String path = directory.resolve("stage").toUri().toString();
    stage().setBatchSize(7).save(path);

    ClipImageFeatures loaded = ClipImageFeatures.load(path);

    assertThat(loaded.getOrDefault(loaded.batchSize())).isEqualTo(7);
    assertThat(loaded.getOrDefault(loaded.modelUrl())).isEqualTo("embedded");
  }

  /** As {@code pyspark.ml.wrapper.JavaTransformer} does it. */
  @Test
  void isMadeAndSetByReflection() throws ReflectiveOperationException {
    Class<? extends Transformer> type =
        Class.forName("io.plateau.prep.ml.ClipImageFeatures").asSubclass(Transformer.class);
    Transformer stage =
        type.getConstructor(String.class).newInstance("ClipImageFeatures_of_python");
    for (Object[] set :
        new Object[][] {
          {"modelUrl", "embedded"}, {"inputCol", "image"}, {"outputCol", "f"}, {"batchSize", 4}
        }) {
      Param<Object> param = stage.getParam((String) set[0]);
      stage.set(param.w(set[1]));
    }

    assertThat(stage.uid()).isEqualTo("ClipImageFeatures_of_python");
    assertThat(FeatureColumn.values(stage.transform(table()), "f"))
        .containsExactly(expected, within(1e-6f));
    assertThat(type.getConstructor().newInstance().uid()).startsWith("ClipImageFeatures_");
  }

  @Test
  void aCopyHasTheSameParameters() {
    ClipImageFeatures stage = stage().setBatchSize(3);

    ClipImageFeatures copy = stage.copy(stage.extractParamMap());

    assertThat(copy.uid()).isEqualTo(stage.uid());
    assertThat(copy.extractParamMap().toString()).isEqualTo(stage.extractParamMap().toString());
  }

  @Test
  void namesTheColumnsWhereThereIsNoneOfThatName() {
    assertThatThrownBy(() -> stage().setInputCol("picture").transform(table()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot make features of column picture: the table has none of that name (columns: id, image). Set inputCol to one of them.");
  }

  @Test
  void refusesAColumnThatHoldsNoImages() {
    assertThatThrownBy(() -> stage().setInputCol("id").transformSchema(table().schema()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot make image features of column id: it is int (expected: binary, a struct with a field bytes: binary, or Spark's image struct). Set inputCol to a column of images.");
  }

  @Test
  void refusesAnOutputColumnThatExists() {
    assertThatThrownBy(() -> stage().setOutputCol("id").transform(table()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot write features to column id: the table has it already. Set outputCol to another name.");
  }

  @Test
  void namesAllParametersThatAreMissingOrWrong() {
    assertThatThrownBy(
            () ->
                new ClipImageFeatures()
                    .setEngine("TensorFlow")
                    .setBatchSize(0)
                    .setHandleInvalid("drop")
                    .transform(table()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            """
            modelUrl: not set (expected: the directory of a CLIP model, or embedded)
            engine: TensorFlow (expected: PyTorch)
            batchSize: 0 (expected: >= 1)
            inputCol: not set (expected: the name of a column)
            handleInvalid: drop (expected: error, skip or keep)""");
  }
}
