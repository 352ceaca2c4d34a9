package io.plateau.jobs.synthesis;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.VaeSettings;
import io.plateau.prep.featureset.Split;
import io.plateau.synthesis.ClassSpread;
import io.plateau.synthesis.Generator;
import io.plateau.synthesis.GeneratorReport;
import io.plateau.synthesis.Probe;
import io.plateau.synthesis.SamplePlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code generator_report.json}: what a generator turned out to be like.
 *
 * @param measuredOn the split of the real features
 * @param images how many of them
 * @param metrics those of {@link GeneratorReport#metrics}
 * @param classes within-class variances
 * @param warning what is wrong with it, if anything
 */
public record MeasuredGenerator(
    Split measuredOn,
    int images,
    SortedMap<String, Double> metrics,
    List<ClassSpread> classes,
    @Nullable String warning) {

  public static final String FILE_NAME = "generator_report.json";

  /** A share of the real variance below which a class's features are as good as one. */
  private static final double COLLAPSED = 0.1;

  /** A beta at which features vary and the prior still makes what posteriors do (docs/ship.md). */
  private static final double MODERATE = 0.01;

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  public MeasuredGenerator {
    metrics = new TreeMap<>(metrics);
    classes = List.copyOf(classes);
  }

  static MeasuredGenerator of(
      FrozenClip clip, Generator generator, MeasuredRows rows, VaeSettings settings) {
    SamplePlan plan = new SamplePlan(rows.classNames(), MeasuredRows.PER_CLASS, settings.seed());
    GeneratorReport report =
        GeneratorReport.of(clip, generator, rows.rows(), plan, Probe.nearestMean());
    return new MeasuredGenerator(
        rows.split(),
        rows.rows().rows(),
        report.metrics(),
        report.classes(),
        collapse(report, settings.beta()).orElse(null));
  }

  /** A sentence about features that hardly vary within a class, and what to do about it. */
  static Optional<String> collapse(GeneratorReport report, double beta) {
    if (report.syntheticVariance() >= COLLAPSED * report.realVariance()) {
      return Optional.empty();
    }
    String remedy =
        beta > MODERATE
            ? "Lower beta (it is %s), to %s say".formatted(number(beta), number(MODERATE))
            : "Take more steps: raise epochs, or lower batch-size";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "What the generator makes of a class hardly varies: variance %.3f, where real features have %.3f (KL %.3f nats). Its posterior has collapsed to the prior. %s.",
            report.syntheticVariance(),
            report.realVariance(),
            report.divergence(),
            remedy));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** The figures in a line, for people. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "reconstruction cosine %.3f, KL %.2f nats, within-class variance %.3f (real %.3f), accuracy of a probe on synthetic features alone %.3f; on %d %s images of %d classes",
        metrics.get("reconstruction_cosine"),
        metrics.get("kl_nats"),
        metrics.get("synthetic_variance"),
        metrics.get("real_variance"),
        metrics.get("probe_accuracy"),
        images,
        measuredOn.label(),
        classes.size());
  }

  /** What is wrong with it, if anything. */
  public Optional<String> problem() {
    return Optional.ofNullable(warning);
  }

  /** The file. */
  public String toJson() {
    return GSON.toJson(this) + "\n";
  }

  /** Reads the file. */
  public static MeasuredGenerator parse(String json) {
    return GSON.fromJson(json, MeasuredGenerator.class);
  }
}
