package io.plateau.prep.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReadable;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * Features of texts, by the model's text tower: whole captions, or names that {@code template} puts
 * into one. They are cut to the model's positions (77) as CLIP does it, so that end-of-text stays.
 */
public final class ClipTextFeatures extends ClipFeatures<ClipTextFeatures> {
  private static final long serialVersionUID = 1L;

  /** Where the template takes the text. */
  static final String PLACE = "{}";

  private final Param<String> template;

  public ClipTextFeatures() {
    this(Identifiable.randomUID("ClipTextFeatures"));
  }

  /** What loading and copying call; the name is that of the stage in a pipeline. */
  public ClipTextFeatures(String uid) {
    super(uid, "column of texts: string");
    template =
        new Param<>(uid, "template", "caption with {} where the text goes; {} is the text alone");
    setDefault(template, PLACE);
  }

  public Param<String> template() {
    return template;
  }

  /**
   * Sets the caption around the text, such as {@code a photo of a {}.}; the text alone if unset.
   */
  public ClipTextFeatures setTemplate(String value) {
    return with(template, value);
  }

  /** Reads what {@code save} has written. */
  public static ClipTextFeatures load(String path) {
    return read().load(path);
  }

  /** What {@code PipelineModel.load} looks for. */
  public static MLReader<ClipTextFeatures> read() {
    return new Loader().read();
  }

  @Override
  public ClipTextFeatures copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  InputBatchSource batches(StructField input) {
    String caption = getOrDefault(template);
    if (!caption.contains(PLACE)) {
      throw new IllegalArgumentException(
          "template: %s (expected: %s where the text goes)".formatted(caption, PLACE));
    }
    if (!input.dataType().equals(DataTypes.StringType)) {
      throw new IllegalArgumentException(
          "Cannot make text features of column %s: it is %s (expected: string). Set inputCol to a column of texts."
              .formatted(input.name(), input.dataType().simpleString()));
    }
    return (settings, configuration) -> new CaptionBatch(caption, settings, configuration);
  }

  private static final class Loader implements DefaultParamsReadable<ClipTextFeatures> {
    private static final long serialVersionUID = 1L;
  }
}
