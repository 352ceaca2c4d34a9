package io.plateau.jobs.contest;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.Shots;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.Stopwatch;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.FeatureSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What a contest is about.
 *
 * @param clip the frozen model, on the driver
 * @param features the feature set
 * @param source its training rows
 * @param test its test rows, of base and of new classes
 * @param common the settings that all trainings share
 * @param size how thoroughly
 * @param out directory of what is learned
 * @param stopwatch for the stages
 */
record ContestInput(
    JavaSparkContext spark,
    FrozenClip clip,
    FeatureSet features,
    TrainingSource source,
    FeatureTable test,
    TrainSettings common,
    ExperimentSize size,
    String out,
    Stopwatch stopwatch) {

  private static final int QUICK_SEEDS = 3;
  private static final int FULL_SEEDS = 10;

  /** Seeds of draws, counted from 1. */
  List<Long> seeds() {
    int count =
        switch (size) {
          case QUICK -> QUICK_SEEDS;
          case FULL -> FULL_SEEDS;
        };
    return LongStream.rangeClosed(1, count).boxed().toList();
  }

  /**
   * Images of each class.
   *
   * @throws IllegalArgumentException if all are asked for
   */
  int shots() {
    if (common.sampling().shots().equals(Shots.ALL)) {
      throw new IllegalArgumentException(
          "shots: all (expected: a number; what is compared gets draws of seeds)");
    }
    return common.sampling().shots().perClass();
  }

  /**
   * Trainings of prompts that are scored on some test rows.
   *
   * @param sources what each trial learns from
   */
  Experiment prompts(
      Function<Trial, TrainingSource> sources, FeatureTable rows, Experiment.Scoring scoring) {
    return new Experiment(spark, clip, sources, rows, scoring, out);
  }
}
