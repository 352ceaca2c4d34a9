package io.plateau.jobs.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a report shows; what is empty is left out of it.
 *
 * @param title of the page
 * @param introduction what was asked and on which data, one or two sentences
 * @param comparison the methods that the headline compares, or null to describe the best
 * @param runs scores per method and seed
 * @param curves trainings
 * @param sweep scores over the radius
 * @param shots scores over images of each class
 * @param generators what generators of synthetic features do
 * @param clouds real and synthetic features
 * @param paths methods that share the paths of the second gradient among them
 * @param reliability calibration per method and part
 * @param classes accuracy class by class
 * @param landscape loss slices
 * @param sharpness rises of the loss around what was learned
 * @param stepTimes how long a training step of each method takes
 * @param sizes how much each method learns
 * @param steered images with what a steered tower looks at
 * @param samples images with predictions
 * @param settings effective settings, in order
 * @param versions versions, devices and digests of data and models, in order
 * @param timings how long each stage took, in order
 */
public record ReportData(
    String title,
    String introduction,
    @Nullable Comparison comparison,
    List<MethodRun> runs,
    List<TrainingCurve> curves,
    List<RhoPoint> sweep,
    List<ShotPoint> shots,
    List<GeneratorScore> generators,
    List<FeatureCloud> clouds,
    List<String> paths,
    List<ReliabilityCurve> reliability,
    List<ClassAccuracies> classes,
    List<LandscapeCurve> landscape,
    List<MethodSharpness> sharpness,
    List<StepTime> stepTimes,
    List<MethodSize> sizes,
    List<SteeredImage> steered,
    List<SampleImage> samples,
    Map<String, String> settings,
    Map<String, String> versions,
    Map<String, Duration> timings) {

  public ReportData {
    runs = List.copyOf(runs);
    curves = List.copyOf(curves);
    sweep = List.copyOf(sweep);
    shots = List.copyOf(shots);
    generators = List.copyOf(generators);
    clouds = List.copyOf(clouds);
    paths = List.copyOf(paths);
    reliability = List.copyOf(reliability);
    classes = List.copyOf(classes);
    landscape = List.copyOf(landscape);
    sharpness = List.copyOf(sharpness);
    stepTimes = List.copyOf(stepTimes);
    sizes = List.copyOf(sizes);
    steered = List.copyOf(steered);
    samples = List.copyOf(samples);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("runs: none (expected: at least one)");
    }
  }

  public static Builder builder(String title, String introduction) {
    return new Builder(title, introduction);
  }

  /** Collects the parts of a report; only runs are required. */
  public static final class Builder {

    private final String title;
    private final String introduction;
    private @Nullable Comparison comparison;
    private final List<MethodRun> runs = new ArrayList<>();
    private final List<TrainingCurve> curves = new ArrayList<>();
    private final List<RhoPoint> sweep = new ArrayList<>();
    private final List<ShotPoint> shots = new ArrayList<>();
    private final List<GeneratorScore> generators = new ArrayList<>();
    private final List<FeatureCloud> clouds = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private final List<ReliabilityCurve> reliability = new ArrayList<>();
    private final List<ClassAccuracies> classes = new ArrayList<>();
    private final List<LandscapeCurve> landscape = new ArrayList<>();
    private final List<MethodSharpness> sharpness = new ArrayList<>();
    private final List<StepTime> stepTimes = new ArrayList<>();
    private final List<MethodSize> sizes = new ArrayList<>();
    private final List<SteeredImage> steered = new ArrayList<>();
    private final List<SampleImage> samples = new ArrayList<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Map<String, Duration> timings = new LinkedHashMap<>();

    private Builder(String title, String introduction) {
      this.title = title;
      this.introduction = introduction;
    }

    public Builder compare(String subject, String reference) {
      comparison = new Comparison(subject, reference);
      return this;
    }

    public Builder runs(Collection<MethodRun> more) {
      runs.addAll(more);
      return this;
    }

    public Builder curves(Collection<TrainingCurve> more) {
      curves.addAll(more);
      return this;
    }

    public Builder sweep(Collection<RhoPoint> more) {
      sweep.addAll(more);
      return this;
    }

    public Builder shots(Collection<ShotPoint> more) {
      shots.addAll(more);
      return this;
    }

    public Builder generators(Collection<GeneratorScore> more) {
      generators.addAll(more);
      return this;
    }

    public Builder clouds(Collection<FeatureCloud> more) {
      clouds.addAll(more);
      return this;
    }

    public Builder paths(Collection<String> more) {
      paths.addAll(more);
      return this;
    }

    public Builder reliability(Collection<ReliabilityCurve> more) {
      reliability.addAll(more);
      return this;
    }

    public Builder classes(Collection<ClassAccuracies> more) {
      classes.addAll(more);
      return this;
    }

    public Builder landscape(Collection<LandscapeCurve> more) {
      landscape.addAll(more);
      return this;
    }

    public Builder sharpness(Collection<MethodSharpness> more) {
      sharpness.addAll(more);
      return this;
    }

    public Builder stepTimes(Collection<StepTime> more) {
      stepTimes.addAll(more);
      return this;
    }

    public Builder steered(Collection<SteeredImage> more) {
      steered.addAll(more);
      return this;
    }

    public Builder sizes(Collection<MethodSize> more) {
      sizes.addAll(more);
      return this;
    }

    public Builder samples(Collection<SampleImage> more) {
      samples.addAll(more);
      return this;
    }

    public Builder settings(Map<String, String> more) {
      settings.putAll(more);
      return this;
    }

    public Builder versions(Map<String, String> more) {
      versions.putAll(more);
      return this;
    }

    public Builder timing(String stage, Duration duration) {
      timings.put(stage, duration);
      return this;
    }

    public ReportData build() {
      return new ReportData(
          title,
          introduction,
          comparison,
          runs,
          curves,
          sweep,
          shots,
          generators,
          clouds,
          paths,
          reliability,
          classes,
          landscape,
          sharpness,
          stepTimes,
          sizes,
          steered,
          samples,
          settings,
          versions,
          timings);
    }
  }
}
