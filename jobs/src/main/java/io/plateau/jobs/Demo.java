package io.plateau.jobs;

import io.plateau.clip.FrozenClip;
import io.plateau.evaluation.Direction;
import io.plateau.evaluation.LossLandscape;
import io.plateau.evaluation.Sharpness;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.evaluation.SampleImages;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.LandscapeCurve;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.MethodSharpness;
import io.plateau.jobs.report.ReportData;
import io.plateau.jobs.report.RhoPoint;
import io.plateau.jobs.report.TrainingCurve;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.Storage;
import io.plateau.prompt.ClassFeatures;
import io.plateau.prompt.ContextLearner;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The measurements of the demo, collected for its report. */
final class Demo {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

  private static final double RHO = 0.1;
  private static final List<Double> SWEPT = List.of(0.05, 0.1, 0.3, 0.6, 1.2);
  private static final String ZERO_SHOT = "zero-shot";
  private static final int SAMPLES = 10;
  private static final double LANDSCAPE_RADIUS = 1;
  private static final int LANDSCAPE_POINTS = 21;
  private static final int SHARPNESS_DIRECTIONS = 10;

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final TrainingSource source;
  private final FeatureTable test;
  private final TrainSettings common;
  private final String out;

  private final List<ScoredMethod> scored = new ArrayList<>();
  private final List<TrainingCurve> curves = new ArrayList<>();
  private final List<LandscapeCurve> landscape = new ArrayList<>();
  private final List<MethodSharpness> sharpness = new ArrayList<>();
  private final List<RhoPoint> sweep = new ArrayList<>();

  Demo(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      FeatureTable test,
      TrainSettings common,
      String out) {
    this.spark = spark;
    this.clip = clip;
    this.source = source;
    this.test = test;
    this.common = common;
    this.out = out;
  }

  /** Zero-shot, and every method with every seed. */
  void compare(List<Long> seeds) throws IOException {
    HostTensor handWritten =
        ClassFeatures.zeroShot(clip, test.classNames(), common.prompt().template());
    score(MethodRun.unseeded(ZERO_SHOT), handWritten);
    for (long seed : seeds) {
      for (DemoMethod method : DemoMethod.values()) {
        TrainingRun run = run(method, seed, RHO);
        LearnedPrompt learned = run.resume();
        score(MethodRun.seeded(method.title(), seed), learned.artifact().textFeatures());
        curves.add(new TrainingCurve(method.title(), seed, method.rule(), learned.history()));
        if (seed == seeds.get(0)) {
          lookAround(method, run.training(), learned.artifact().context());
        }
      }
    }
  }

  /** SAM against GCSCoOp over radii. */
  void sweep(List<Long> seeds) throws IOException {
    for (long seed : seeds) {
      for (double rho : SWEPT) {
        for (DemoMethod method : List.of(DemoMethod.SAM, DemoMethod.GCSCOOP)) {
          HostTensor texts = run(method, seed, rho).resume().artifact().textFeatures();
          ScoredMethod result =
              ScoredMethod.baseToNew(
                  MethodRun.seeded(method.title(), seed), texts, clip.logitScale(), test);
          sweep.add(RhoPoints.of(result.run(), rho, seed));
        }
      }
    }
  }

  private TrainingRun run(DemoMethod method, long seed, double rho) throws IOException {
    String directory = "%s/prompts/%s".formatted(out, method.directory(seed, rho));
    LOG.info("{}, seed {}{}", method.title(), seed, method.usesRho() ? ", rho " + rho : "");
    return new TrainingRun(
        spark,
        clip,
        source,
        method.settings(common, seed, rho),
        Storage.at(directory, spark.hadoopConfiguration()));
  }

  private void score(MethodRun run, HostTensor textFeatures) {
    ScoredMethod result = ScoredMethod.baseToNew(run, textFeatures, clip.logitScale(), test);
    scored.add(result);
    LOG.info("{}", ScoreLine.of(result));
  }

  /** The training loss around a prompt: one random direction, and the rise at the radius. */
  private void lookAround(DemoMethod method, PromptTraining training, HostTensor context) {
    try (Objective objective = training.objective()) {
      Function<float[], Gradient> at =
          values ->
              objective.gradient(
                  Parameters.of(ContextLearner.CONTEXT, new HostTensor(context.shape(), values)),
                  training.data().rows());
      ToDoubleFunction<float[]> loss = values -> at.apply(values).loss();
      float[] origin = context.values();
      Direction direction =
          Direction.randomUnit(origin.length, new Random(1))
              .normalisedByRows(origin, Math.toIntExact(context.shape()[1]));
      landscape.add(
          new LandscapeCurve(
              method.title(),
              "a random direction, scaled token by token to the context",
              new LossLandscape(loss, origin)
                  .slice(direction, LANDSCAPE_RADIUS, LANDSCAPE_POINTS)));
      float[] gradient = at.apply(origin).values().get(ContextLearner.CONTEXT).values();
      sharpness.add(
          new MethodSharpness(
              method.title(),
              Sharpness.measure(loss, origin, gradient, RHO, SHARPNESS_DIRECTIONS, 1)));
    }
  }

  ReportData report(FeatureSet features, Map<String, Duration> timings) throws IOException {
    Storage images = Storage.at(features.manifest().source().uri(), spark.hadoopConfiguration());
    // The methods of the first seed, and zero-shot before them.
    List<ScoredMethod> first = scored.subList(0, 1 + DemoMethod.values().length);
    Map<String, String> versions = new LinkedHashMap<>(Versions.current().byName());
    versions.put("features (SHA-256)", features.digest());
    versions.put("model (SHA-256)", clip.digest());
    ReportData.Builder report =
        ReportData.builder(
                "Plateau demo",
                "%d base and %d new classes of drawn images under distribution shift, %s shots of the base classes, test images %d."
                    .formatted(
                        (test.classNames().size() + 1) / 2,
                        test.classNames().size() / 2,
                        common.sampling().shots(),
                        test.rows()))
            .compare(DemoMethod.GCSCOOP.title(), DemoMethod.COOP.title())
            .runs(scored.stream().map(ScoredMethod::run).toList())
            .curves(curves)
            .sweep(sweep)
            .reliability(first.stream().flatMap(method -> method.reliability().stream()).toList())
            .classes(first.stream().flatMap(method -> method.classes().stream()).toList())
            .landscape(landscape)
            .sharpness(sharpness)
            .samples(SampleImages.of(images, test, first, SAMPLES))
            .settings(EffectiveSettings.flat(common))
            .versions(versions);
    timings.forEach(report::timing);
    return report.build();
  }
}
