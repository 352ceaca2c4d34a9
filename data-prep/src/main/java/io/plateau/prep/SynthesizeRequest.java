package io.plateau.prep;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.synthesis.SamplePlan;

/**
 * Which synthetic features are to be drawn.
 *
 * @param generator where the generator is, as it was given
 * @param artifact the generator
 * @param model location of the frozen model, as executors reach it
 * @param plan classes, features of each, seed
 * @param out directory of the feature set
 * @param createdBy the version of Plateau
 */
public record SynthesizeRequest(
    String generator,
    GeneratorArtifact artifact,
    String model,
    SamplePlan plan,
    String out,
    String createdBy) {}
