package io.plateau.jobs.report;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Evaluation;
import io.plateau.evaluation.LandscapeSlice;
import io.plateau.evaluation.Metric;
import io.plateau.evaluation.Sharpness;
import io.plateau.sharpness.Branch;
import io.plateau.training.StepRecord;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A report with every section, from made-up numbers. */
final class SyntheticReport {

  static final String HOSTILE_NAME = "<b>&\"striped red' star</b>";

  private static final List<String> METHODS = List.of("Zero-shot", "CoOp", "CoOp + SAM", "GCSCoOp");
  private static final double[] BASE = {.469, .556, .542, .542};
  private static final double[] NEW = {.328, .388, .419, .421};
  private static final double[] RHO = {.02, .05, .1, .2, .3, .6, 1.2};
  private static final double[] SAM_H = {.468, .472, .470, .467, .464, .459, .418};
  private static final double[] GCS_H = {.468, .471, .472, .472, .465, .472, .457};

  private SyntheticReport() {}

  static ReportData.Builder complete() {
    Random random = new Random(4);
    return ReportData.builder(
            "Prompts on a shifted world",
            "Context learned from 16 images of each of 24 base classes, scored on 30 test images per"
                + " class; 24 further classes are new to it. Seeds 1 to 3 draw the shots.")
        .compare("GCSCoOp", "CoOp")
        .runs(runs(random))
        .curves(curves(random))
        .sweep(sweep(random))
        .reliability(reliability(random))
        .classes(classes(random))
        .landscape(landscape())
        .sharpness(sharpness())
        .samples(samples(random))
        .settings(settings())
        .versions(versions())
        .timing("prepare", Duration.ofMillis(12_300))
        .timing("train", Duration.ofSeconds(341))
        .timing("evaluate", Duration.ofMillis(850));
  }

  static List<MethodRun> runs(Random random) {
    List<MethodRun> runs = new ArrayList<>();
    runs.add(run(MethodRun.unseeded(METHODS.get(0)), BASE[0], NEW[0]));
    for (int method = 1; method < METHODS.size(); method++) {
      for (long seed = 1; seed <= 3; seed++) {
        runs.add(
            run(
                MethodRun.seeded(METHODS.get(method), seed),
                BASE[method] + .006 * random.nextGaussian(),
                NEW[method] + .012 * random.nextGaussian()));
      }
    }
    return runs;
  }

  static MethodRun run(MethodRun run, double base, double newClasses) {
    return run.with(Part.BASE, scores(base)).with(Part.NEW, scores(newClasses));
  }

  static PartScores scores(double accuracy) {
    return new PartScores(
        Metric.of(accuracy),
        Metric.of(accuracy - .01),
        Metric.of(2.5 - 2 * accuracy),
        Metric.of(.12 - .1 * accuracy),
        Metric.undefined(PartScores.NOT_MEASURED));
  }

  private static List<TrainingCurve> curves(Random random) {
    List<TrainingCurve> curves = new ArrayList<>();
    for (String method : METHODS.subList(1, 4)) {
      for (long seed = 1; seed <= 3; seed++) {
        List<StepRecord> steps = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
          steps.add(step(method, i, random));
        }
        curves.add(new TrainingCurve(method, seed, rule(method), steps));
      }
    }
    return curves;
  }

  private static TrainingCurve.Rule rule(String method) {
    return switch (method) {
      case "CoOp" -> TrainingCurve.Rule.PLAIN;
      case "GCSCoOp" -> TrainingCurve.Rule.CONSTRAINED;
      default -> TrainingCurve.Rule.PERTURBED;
    };
  }

  private static StepRecord step(String method, int number, Random random) {
    double floor = method.equals("CoOp") ? 1.3 : 1.42;
    double loss = floor + 1.2 * Math.exp(-number / 200.0) + .2 * random.nextGaussian();
    double cosine = Math.min(1, .95 - .25 * number / 1200 + .08 * random.nextGaussian());
    Branch branch = cosine > .8 ? Branch.SAM : cosine > .6 ? Branch.PROJECTED : Branch.CLEAN;
    return step(number, loss, cosine, branch);
  }

  /** A step whose perturbed loss is a quarter of a nat higher. */
  static StepRecord step(int number, double loss, double cosine, Branch branch) {
    return new StepRecord(
        number, 0, .002f, (float) loss, (float) (loss + .25), 1, 1, (float) cosine, branch);
  }

  private static List<RhoPoint> sweep(Random random) {
    List<RhoPoint> sweep = new ArrayList<>();
    for (int i = 0; i < RHO.length; i++) {
      for (long seed = 1; seed <= 3; seed++) {
        double noise = .008 * random.nextGaussian();
        sweep.add(new RhoPoint("CoOp + SAM", RHO[i], seed, SAM_H[i] + .07 + noise, SAM_H[i] - .05));
        sweep.add(new RhoPoint("GCSCoOp", RHO[i], seed, GCS_H[i] + .075 + noise, GCS_H[i] - .05));
      }
    }
    return sweep;
  }

  private static List<ReliabilityCurve> reliability(Random random) {
    List<ReliabilityCurve> curves = new ArrayList<>();
    for (String method : METHODS) {
      for (Part part : List.of(Part.BASE, Part.NEW)) {
        curves.add(new ReliabilityCurve(method, part, evaluation(random).calibration()));
      }
    }
    return curves;
  }

  private static Evaluation evaluation(Random random) {
    float[] logits = new float[720 * 24];
    int[] labels = new int[720];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % 24;
      for (int c = 0; c < 24; c++) {
        logits[row * 24 + c] = (float) (1.5 * random.nextGaussian() + (c == labels[row] ? 2.5 : 0));
      }
    }
    List<String> names = IntStream.range(0, 24).mapToObj(c -> "class " + c).toList();
    return Evaluation.of(new ClassScores(logits, 24), labels, names);
  }

  private static List<ClassAccuracies> classes(Random random) {
    List<ClassAccuracies> classes = new ArrayList<>();
    for (String method : List.of("Zero-shot", "GCSCoOp")) {
      for (Part part : List.of(Part.BASE, Part.NEW)) {
        classes.add(new ClassAccuracies(method, part, evaluation(random).classes()));
      }
    }
    return classes;
  }

  private static List<LandscapeCurve> landscape() {
    List<LandscapeCurve> curves = new ArrayList<>();
    double[] curvatures = {.9, .45, .5};
    for (String direction : List.of("the gradient", "a random direction")) {
      for (int i = 0; i < 3; i++) {
        double curvature = curvatures[i] * (direction.startsWith("the") ? 1 : .4);
        double floor = i == 0 ? 1.31 : 1.4;
        double[] offsets = IntStream.rangeClosed(-20, 20).mapToDouble(t -> t / 20.0).toArray();
        double[] losses =
            IntStream.range(0, 41).mapToDouble(t -> loss(floor, curvature, offsets[t])).toArray();
        curves.add(
            new LandscapeCurve(METHODS.get(i + 1), direction, new LandscapeSlice(offsets, losses)));
      }
    }
    return curves;
  }

  private static List<MethodSharpness> sharpness() {
    return List.of(
        new MethodSharpness("CoOp", new Sharpness(.5, 1.31, Metric.of(.275), .275, .09, 20)),
        new MethodSharpness(
            "GCSCoOp",
            new Sharpness(.5, 1.4, Metric.undefined("the gradient is zero"), .175, .05, 20)));
  }

  private static double loss(double floor, double curvature, double offset) {
    return floor + curvature * offset * offset + .1 * offset;
  }

  private static List<SampleImage> samples(Random random) {
    String[] labels = {
      "striped red star",
      "dotted blue circle",
      "hollow green heart",
      HOSTILE_NAME,
      "checkered orange crescent",
      "gradient purple hexagon",
      "solid cyan arrow",
      "solid pink ring"
    };
    List<SampleImage> samples = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      samples.add(
          SampleImage.png(
              picture(random),
              labels[i],
              List.of(
                  new SamplePrediction("Zero-shot", labels[i % 3], .31),
                  new SamplePrediction("GCSCoOp", labels[i % 5], .62))));
    }
    return samples;
  }

  private static byte[] picture(Random random) {
    BufferedImage image = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(random.nextInt(0xffffff)));
    graphics.fillRect(0, 0, 120, 120);
    graphics.setColor(new Color(random.nextInt(0xffffff)));
    graphics.fillOval(25, 30, 60, 60);
    graphics.dispose();
    try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("method", "gcscoop");
    settings.put("rho", "0.1");
    settings.put("context-init", "a photo of a");
    settings.put("batch-size", "32");
    settings.put("epochs", "100");
    settings.put("lr", "0.002");
    settings.put("schedule", "cosine-warmup");
    settings.put("shots", "16");
    settings.put("note", "5 < 7 & \"quoted\"");
    return settings;
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("plateau", "0.1.0-SNAPSHOT");
    versions.put("spark", "3.5.9");
    versions.put("pytorch", "2.7.1 (cpu)");
    versions.put("device", "2 cores, x86_64");
    versions.put(
        "feature set", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    return versions;
  }
}
