package io.plateau.jobs.training;

import io.plateau.artifact.PromptArtifact;
import io.plateau.training.StepRecord;
import java.util.List;

/**
 * What a run gives.
 *
 * @param artifact what is saved
 * @param history one record a step
 */
public record LearnedPrompt(PromptArtifact artifact, List<StepRecord> history) {}
