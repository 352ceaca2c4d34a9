package io.plateau.jobs.steering;

import io.plateau.artifact.SteeringArtifact;
import io.plateau.training.StepRecord;
import java.util.List;

/**
 * What steering ends with.
 *
 * @param history one record a step
 */
public record LearnedSteering(SteeringArtifact artifact, List<StepRecord> history) {

  public LearnedSteering {
    history = List.copyOf(history);
  }
}
