package io.plateau.jobs.contest;

import io.plateau.clip.FrozenClip;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.report.StepTime;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.TrainingSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How long a step of each method takes: one training at a time, method after method and that
 * several times over, so that no method has the machine to itself while another shares it.
 */
final class StepTimes {

  private static final int ROUNDS = 5;

  /** First steps build workers and compile code. */
  private static final int WARM_UP = 5;

  /** A multiple of the period of methods that do not perturb every step. */
  private static final int MEASURED = 20;

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final TrainingSource source;

  StepTimes(JavaSparkContext spark, FrozenClip clip, TrainingSource source) {
    this.spark = spark;
    this.clip = clip;
    this.source = source;
  }

  List<StepTime> measure(List<ComparedMethod> methods, TrainSettings common) {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (ComparedMethod method : methods) {
        seconds
            .computeIfAbsent(method.title(), title -> new ArrayList<>())
            .add(seconds(method.trial(common, 1).settings()));
      }
    }
    List<StepTime> times = new ArrayList<>();
    seconds.forEach((title, rounds) -> times.add(new StepTime(title, rounds)));
    return times;
  }

  private double seconds(TrainSettings settings) {
    PromptTraining training =
        new PromptTraining(spark, clip, source, settings.with("steps=" + (WARM_UP + MEASURED)));
    long[] warm = new long[1];
    training.run(
        training.initial(),
        (state, steps) -> {
          if (state.step() == WARM_UP) {
            warm[0] = System.nanoTime();
          } else if (state.step() == steps) {
            warm[0] = System.nanoTime() - warm[0];
          }
        });
    return warm[0] / 1e9 / MEASURED;
  }
}
