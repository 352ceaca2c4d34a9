package io.plateau.jobs;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.FeatureSet;
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
    Stopwatch stopwatch) {}
