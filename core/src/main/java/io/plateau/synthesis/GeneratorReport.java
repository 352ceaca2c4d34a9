package io.plateau.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prompt.Prompts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a generator does on some features: how well it gives them back, and how much of them it
 * knows.
 *
 * @param reconstructionCosine mean cosine of a feature and what is made of its posterior's mean
 * @param divergence mean KL of posterior and prior, nats a sample
 * @param probeAccuracy of a classifier trained on synthetic features alone, on the real ones
 * @param classes within-class variances
 */
public record GeneratorReport(
    double reconstructionCosine,
    double divergence,
    double probeAccuracy,
    List<ClassSpread> classes) {

  /** Rows at a time; each is a prompt of the text tower. */
  private static final int BATCH = 256;

  public GeneratorReport {
    classes = List.copyOf(classes);
  }

  /** Measures a generator on a table. */
  public static GeneratorReport of(
      FrozenClip clip,
      Generator generator,
      FeatureTable real,
      int perClass,
      long seed,
      Probe probe) {
    SamplePlan plan = new SamplePlan(real.classNames(), perClass, seed);
    return of(clip, generator, real.batch(), plan, probe);
  }

  /**
   * Measures a generator.
   *
   * @param clip the model that it was trained for
   * @param real features of at least one image, labelled by the classes of the plan; normalised
   *     where they are not
   * @param plan synthetic features to draw, of classes that need not be those it was trained on
   * @throws IllegalArgumentException when there are no images, a feature is zero or not finite, or
   *     the model has other widths
   */
  public static GeneratorReport of(
      FrozenClip clip, Generator generator, Batch real, SamplePlan plan, Probe probe) {
    if (real.rows() == 0) {
      throw new IllegalArgumentException("real: no rows (expected: at least one)");
    }
    List<String> classNames = plan.classNames();
    Batch images = UnitFeatures.of(real, classNames);
    Batch synthetic = new Synthesizer(clip, generator, plan).table().batch();
    GeneratorPass pass = new GeneratorPass(clip, generator);
    Prompts prompts = pass.prompts(classNames);
    double cosine = 0;
    double divergence = 0;
    for (int from = 0; from < real.rows(); from += BATCH) {
      int to = Math.min(real.rows(), from + BATCH);
      Batch part = images.select(IntStream.range(from, to).toArray());
      GeneratorPass.Encoded encoded = pass.encode(part);
      float[] made = pass.decode(prompts, part.labels(), encoded.mean());
      for (int i = 0; i < made.length; i++) {
        cosine += (double) made[i] * part.features()[i];
      }
      for (float nats : encoded.divergence()) {
        divergence += nats;
      }
    }
    return new GeneratorReport(
        cosine / real.rows(),
        divergence / real.rows(),
        probe.accuracy(synthetic, images),
        ClassSpread.of(classNames, images, synthetic));
  }

  /** Mean within-class variance of the real features, of classes with at least two; 0 of none. */
  public double realVariance() {
    return mean(classes.stream().filter(c -> c.realRows() > 1).toList(), ClassSpread::realVariance);
  }

  /** The same of the synthetic ones. */
  public double syntheticVariance() {
    return mean(
        classes.stream().filter(c -> c.syntheticRows() > 1).toList(),
        ClassSpread::syntheticVariance);
  }

  private static double mean(List<ClassSpread> classes, ToDoubleFunction<ClassSpread> variance) {
    return classes.stream().mapToDouble(variance).average().orElse(0);
  }

  /** The figures without the classes, under the names that files have them. */
  public SortedMap<String, Double> metrics() {
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("reconstruction_cosine", reconstructionCosine);
    metrics.put("kl_nats", divergence);
    metrics.put("probe_accuracy", probeAccuracy);
    metrics.put("real_variance", realVariance());
    metrics.put("synthetic_variance", syntheticVariance());
    return metrics;
  }
}
