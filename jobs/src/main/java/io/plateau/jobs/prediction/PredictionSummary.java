package io.plateau.jobs.prediction;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.TemperatureScaling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code predictions.json}. It is written last: where it stands, the predictions are complete.
 *
 * @param schemaVersion the layout; this code reads {@link #SCHEMA_VERSION}
 * @param createdBy the version of Plateau that wrote it
 * @param recipe SHA-256 of all that decides the predictions
 * @param artifact what labelled the images
 * @param input what was labelled
 * @param classNames that were chosen from
 * @param format of the files
 * @param columns of the files
 * @param abstainBelow probability below which images abstain; 0 for none
 * @param temperature that logits were divided by
 * @param calibration how the temperature was found; {@code null} where it is 1
 * @param rows images that were labelled
 * @param abstained how many of them abstained
 * @param quarantined images that were set aside
 * @param reasons why, and how many for each
 * @param files with predictions, in order
 */
public record PredictionSummary(
    int schemaVersion,
    String createdBy,
    String recipe,
    Origin artifact,
    Origin input,
    List<String> classNames,
    String format,
    List<String> columns,
    double abstainBelow,
    double temperature,
    @Nullable Calibrated calibration,
    long rows,
    long abstained,
    long quarantined,
    Map<String, Long> reasons,
    List<String> files) {

  public static final String FILE_NAME = "predictions.json";
  public static final int SCHEMA_VERSION = 1;

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  /**
   * Where something came from.
   *
   * @param kind what it is: the artifact's method, or images, manifest or features
   * @param uri where it was, as it was given
   * @param digest SHA-256 that names its content
   */
  public record Origin(String kind, String uri, String digest) {}

  /**
   * How a temperature was found.
   *
   * @param features the feature set
   * @param split of the rows
   * @param rows it was fitted on
   * @param nllBefore mean negative log-likelihood at temperature 1, in nats; {@code null} where it
   *     is infinite
   * @param nllAfter the same at the temperature
   * @param eceBefore expected calibration error at temperature 1
   * @param eceAfter the same at the temperature
   */
  public record Calibrated(
      String features,
      String split,
      int rows,
      @Nullable Double nllBefore,
      @Nullable Double nllAfter,
      @Nullable Double eceBefore,
      @Nullable Double eceAfter) {

    static Calibrated of(String features, String split, TemperatureScaling scaling) {
      return new Calibrated(
          features,
          split,
          scaling.rows(),
          orNull(scaling.before().nll()),
          orNull(scaling.after().nll()),
          orNull(scaling.before().ece()),
          orNull(scaling.after().ece()));
    }

    private static @Nullable Double orNull(Metric metric) {
      return metric.isDefined() ? metric.orElseThrow() : null;
    }
  }

  public PredictionSummary {
    classNames = List.copyOf(classNames);
    columns = List.copyOf(columns);
    reasons = new TreeMap<>(reasons);
    files = List.copyOf(files);
  }

  String toJson() {
    return GSON.toJson(this) + "\n";
  }

  /**
   * Parses a summary.
   *
   * @param origin where it was read, for messages
   * @throws PredictionException if it is damaged
   */
  static PredictionSummary parse(String json, String origin) throws PredictionException {
    PredictionSummary summary;
    try {
      summary = GSON.fromJson(json, PredictionSummary.class);
    } catch (JsonParseException | NullPointerException e) {
      summary = null;
    }
    if (summary == null || summary.schemaVersion() != SCHEMA_VERSION) {
      throw new PredictionException(
          "Cannot read %s: it is damaged, or of another version. Delete the directory, or choose another --out."
              .formatted(origin));
    }
    return summary;
  }
}
