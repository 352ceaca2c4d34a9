package io.plateau.prep.ml;

import io.plateau.clip.Torch;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Adds a column with the features that one of CLIP's towers makes of another column: {@code
 * array<float>}, of L2 norm 1, null where {@code handleInvalid} is {@code keep} and the input could
 * not be used.
 *
 * <p>Parameters are checked, all at once, when a schema or a table is transformed. Rows are encoded
 * in batches of {@code batchSize}, on the GPU that Spark gave to the task or on the CPU; every JVM
 * loads the model once. A task has one batch of rows and their features in memory.
 *
 * @param <T> the transformer itself, which its setters return
 */
public abstract class ClipFeatures<T extends ClipFeatures<T>> extends Transformer
    implements DefaultParamsWritable {

  private static final int DEFAULT_BATCH_SIZE = 32;

  private final String uid;
  private final Param<String> modelUrl;
  private final Param<String> engine;
  private final IntParam batchSize;
  private final Param<String> inputCol;
  private final Param<String> outputCol;
  private final Param<String> handleInvalid;

  ClipFeatures(String uid, String input) {
    this.uid = uid;
    modelUrl =
        new Param<>(
            uid, "modelUrl", "CLIP model: a directory at any Hadoop path, or the word embedded");
    engine = new Param<>(uid, "engine", "DJL engine: PyTorch");
    batchSize = new IntParam(uid, "batchSize", "rows per call of the model (>= 1)");
    inputCol = new Param<>(uid, "inputCol", input);
    outputCol = new Param<>(uid, "outputCol", "name of the new column of features");
    handleInvalid =
        new Param<>(
            uid,
            "handleInvalid",
            "what to do with a row that has no feature: error (fail), skip (leave it out) or keep (with null)");
    setDefault(engine, Torch.ENGINE);
    setDefault(batchSize, DEFAULT_BATCH_SIZE);
    setDefault(outputCol, uid + "__output");
    setDefault(handleInvalid, InvalidInput.ERROR.word());
  }

  @Override
  public String uid() {
    return uid;
  }

  public Param<String> modelUrl() {
    return modelUrl;
  }

  public Param<String> engine() {
    return engine;
  }

  public IntParam batchSize() {
    return batchSize;
  }

  public Param<String> inputCol() {
    return inputCol;
  }

  public Param<String> outputCol() {
    return outputCol;
  }

  public Param<String> handleInvalid() {
    return handleInvalid;
  }

  /** Sets the model: a Hugging Face directory at any Hadoop path, or {@code embedded}. */
  public T setModelUrl(String value) {
    return with(modelUrl, value);
  }

  /** Sets the engine, which can only be {@code PyTorch}, the default. */
  public T setEngine(String value) {
    return with(engine, value);
  }

  /** Sets how many rows are encoded at a time; 32 by default. */
  public T setBatchSize(int value) {
    return with(batchSize, value);
  }

  public T setInputCol(String value) {
    return with(inputCol, value);
  }

  public T setOutputCol(String value) {
    return with(outputCol, value);
  }

  /**
   * Sets what becomes of rows whose input is null or unusable: {@code error}, the default, {@code
   * skip} or {@code keep}.
   */
  public T setHandleInvalid(String value) {
    return with(handleInvalid, value);
  }

  /** What a partition's rows are encoded with; refuses a column of the wrong type. */
  abstract InputBatchSource batches(StructField input);

  /**
   * The schema with the column of features.
   *
   * @throws IllegalArgumentException if a parameter is missing or wrong, there is no such input
   *     column, it has another type, or the output column exists already
   */
  @Override
  public StructType transformSchema(StructType schema) {
    FeatureSettings settings = settings();
    batches(input(schema, settings)); // refuses columns of other types
    if (Arrays.asList(schema.fieldNames()).contains(settings.outputCol())) {
      throw new IllegalArgumentException(
          "Cannot write features to column %s: the table has it already. Set outputCol to another name."
              .formatted(settings.outputCol()));
    }
    return schema.add(
        settings.outputCol(),
        DataTypes.createArrayType(DataTypes.FloatType, false),
        settings.invalidInput() == InvalidInput.KEEP);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = dataset.schema();
    StructType output = transformSchema(schema);
    FeatureSettings settings = settings();
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    return dataset
        .toDF()
        .mapPartitions(
            new FeaturePartition(
                settings,
                schema.fieldIndex(settings.inputCol()),
                batches(input(schema, settings)),
                configuration),
            Encoders.row(output));
  }

  <V> T with(Param<V> param, V value) {
    set(param, value);
    @SuppressWarnings("unchecked") // what T is declared to be
    T self = (T) this;
    return self;
  }

  private FeatureSettings settings() {
    return new FeatureSettings(
        isDefined(modelUrl) ? getOrDefault(modelUrl) : "",
        getOrDefault(engine),
        (Integer) getOrDefault(batchSize),
        isDefined(inputCol) ? getOrDefault(inputCol) : "",
        getOrDefault(outputCol),
        getOrDefault(handleInvalid));
  }

  private static StructField input(StructType schema, FeatureSettings settings) {
    String name = settings.inputCol();
    if (!Arrays.asList(schema.fieldNames()).contains(name)) {
      throw new IllegalArgumentException(
          "Cannot make features of column %s: the table has none of that name (columns: %s). Set inputCol to one of them."
              .formatted(name, String.join(", ", schema.fieldNames())));
    }
    return schema.fields()[schema.fieldIndex(name)];
  }
}
