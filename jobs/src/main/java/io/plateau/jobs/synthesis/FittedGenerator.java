package io.plateau.jobs.synthesis;

import io.plateau.synthesis.Generator;
import io.plateau.training.StepRecord;
import java.util.List;

/**
 * What fitting ends with.
 *
 * @param history one record a step
 */
public record FittedGenerator(Generator generator, List<StepRecord> history) {

  public FittedGenerator {
    history = List.copyOf(history);
  }
}
