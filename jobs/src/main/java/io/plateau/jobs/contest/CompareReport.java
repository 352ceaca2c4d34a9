package io.plateau.jobs.contest;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.evaluation.SampleImages;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.LandscapeCurve;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.MethodSharpness;
import io.plateau.jobs.report.Part;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.RhoPoint;
import io.plateau.jobs.report.TrainingCurve;
import io.plateau.jobs.run.Versions;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** What a comparison measured, as its report shows it. */
public final class CompareReport {

  private static final int SAMPLES = 10;
  private static final String DIRECTION =
      "a random direction, scaled token by token to the context";

  private final ComparePreset preset;
  private final Compare.Results results;

  public CompareReport(ComparePreset preset, Compare.Results results) {
    this.preset = preset;
    this.results = results;
  }

  /** Everything but timings. */
  public ReportData.Builder data(
      String title,
      FeatureSet features,
      FeatureTable test,
      FrozenClip clip,
      TrainSettings common,
      Configuration configuration)
      throws IOException {
    Storage images = Storage.at(features.manifest().source().uri(), configuration);
    List<ScoredMethod> first = firstSeed();
    Map<String, String> versions = new LinkedHashMap<>(Versions.current().byName());
    versions.put("features (SHA-256)", features.digest());
    versions.put("model (SHA-256)", clip.digest());
    return ReportData.builder(title, introduction(test, common))
        .compare(preset.subject(), ComparePreset.REFERENCE)
        .runs(runs())
        .curves(curves())
        .sweep(results.swept().stream().map(CompareReport::rhoPoint).toList())
        .paths(preset.paths())
        .reliability(first.stream().flatMap(method -> method.reliability().stream()).toList())
        .classes(first.stream().flatMap(method -> method.classes().stream()).toList())
        .landscape(landscape())
        .sharpness(sharpness())
        .samples(SampleImages.of(images, test, first, SAMPLES))
        .settings(settings(common))
        .versions(versions);
  }

  private static String introduction(FeatureTable test, TrainSettings common) {
    int classes = test.classNames().size();
    return "%d base and %d new classes, %s training images of each base class, %d test images."
        .formatted((classes + 1) / 2, classes / 2, common.sampling().shots(), test.rows());
  }

  /** What all trainings had in common. */
  private static Map<String, String> settings(TrainSettings common) {
    Map<String, String> settings = EffectiveSettings.flat(common);
    EffectiveSettings.flat(common.update()).keySet().forEach(settings::remove);
    settings.remove("seed");
    return settings;
  }

  /** Zero-shot, then method by method as the preset lists them. */
  private List<MethodRun> runs() {
    List<MethodRun> runs = new ArrayList<>();
    runs.add(results.zeroShot().run());
    results.compared().forEach(result -> runs.add(withSharpness(result)));
    return runs;
  }

  private static MethodRun withSharpness(TrialResult result) {
    MethodRun run = result.scored().run();
    for (Part part : Part.values()) {
      if (result.sharpness().containsKey(part) && run.on(part).isPresent()) {
        double rise = result.sharpness().get(part).maxRise();
        run = run.with(part, run.on(part).get().withSharpness(rise));
      }
    }
    return run;
  }

  private List<TrainingCurve> curves() {
    return shown(results.compared()).map(this::curve).toList();
  }

  private TrainingCurve curve(TrialResult result) {
    return new TrainingCurve(
        result.trial().method(), result.trial().seed(), result.trial().rule(), result.history());
  }

  private static RhoPoint rhoPoint(TrialResult result) {
    MethodRun run = result.scored().run();
    return new RhoPoint(
        run.name(),
        result.trial().rho(),
        result.trial().seed(),
        run.accuracy(Part.BASE).orElseThrow(),
        run.accuracy(Part.NEW).orElseThrow());
  }

  /** Zero-shot, and the shown methods with the first seed. */
  private List<ScoredMethod> firstSeed() {
    return Stream.concat(Stream.of(results.zeroShot()), first().map(TrialResult::scored)).toList();
  }

  private List<LandscapeCurve> landscape() {
    List<LandscapeCurve> curves = new ArrayList<>();
    first()
        .forEach(
            result -> {
              if (result.slice() != null) {
                curves.add(new LandscapeCurve(result.trial().method(), DIRECTION, result.slice()));
              }
            });
    return curves;
  }

  private List<MethodSharpness> sharpness() {
    return first()
        .filter(result -> result.sharpness().containsKey(Part.BASE))
        .map(
            result ->
                new MethodSharpness(result.trial().method(), result.sharpness().get(Part.BASE)))
        .toList();
  }

  private Stream<TrialResult> first() {
    return shown(results.compared()).filter(result -> result.trial().seed() == 1);
  }

  private Stream<TrialResult> shown(List<TrialResult> all) {
    return all.stream().filter(result -> preset.shown().contains(result.trial().method()));
  }
}
