package io.plateau.prep.ml;

import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.StructField;

/**
 * Features of images: decoded, resized and cropped as the model wants it, and encoded by its image
 * tower; the values that {@code plateau prepare} gives.
 *
 * <p>The input column holds encoded images ({@code binary}), structs with such a field {@code
 * bytes} (Hugging Face) or what Spark's data source {@code image} reads.
 */
public final class ClipImageFeatures extends ClipFeatures<ClipImageFeatures> {
  private static final long serialVersionUID = 1L;

  public ClipImageFeatures() {
    this(Identifiable.randomUID("ClipImageFeatures"));
  }

  /** What loading and copying call; the name is that of the stage in a pipeline. */
  public ClipImageFeatures(String uid) {
    super(uid, "column of images: binary, struct with bytes: binary, or Spark's image struct");
  }

  /** Reads what {@code save} has written. */
  public static ClipImageFeatures load(String path) {
    return read().load(path);
  }

  /** What {@code PipelineModel.load} looks for. */
  public static MLReader<ClipImageFeatures> read() {
    return new Loader().read();
  }

  @Override
  public ClipImageFeatures copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  InputBatchSource batches(StructField input) {
    ImageColumn column =
        ImageColumn.of(input.dataType())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot make image features of column %s: it is %s (expected: binary, a struct with a field bytes: binary, or Spark's image struct). Set inputCol to a column of images."
                            .formatted(input.name(), input.dataType().simpleString())));
    return (settings, configuration) -> new ImageBatch(column, settings, configuration);
  }

  private static final class Loader implements DefaultParamsReadable<ClipImageFeatures> {
    private static final long serialVersionUID = 1L;
  }
}
