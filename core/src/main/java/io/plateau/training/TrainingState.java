package io.plateau.training;

import io.plateau.sharpness.Parameters;
import java.util.List;

/**
 * Where a run stands: all that is needed to go on to the same bits.
 *
 * @param step steps done
 * @param optimiser the optimiser's state
 * @param memory what the update rule carries from step to step
 * @param history one record a step done; the list grows as the run goes on
 */
public record TrainingState(
    long step,
    Parameters parameters,
    Parameters optimiser,
    Parameters memory,
    List<StepRecord> history) {}
