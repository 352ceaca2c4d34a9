package io.plateau.jobs.training;

import io.plateau.artifact.PromptConfig;
import io.plateau.feature.FeatureTable;

/**
 * What a run learns from, and how the artifact names it.
 *
 * @param train the training split
 * @param origin the feature set it is of
 * @param model location of the frozen model, as executors reach it
 * @param createdBy the version of Plateau
 */
public record TrainingSource(
    FeatureTable train, PromptConfig.FeatureSource origin, String model, String createdBy) {}
