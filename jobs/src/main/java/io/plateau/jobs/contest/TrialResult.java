package io.plateau.jobs.contest;

import io.plateau.evaluation.LandscapeSlice;
import io.plateau.evaluation.Sharpness;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.Part;
import io.plateau.training.StepRecord;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a trial.
 *
 * @param history one record a step
 * @param scored on the test rows
 * @param sharpness of the loss on the training rows and on the test rows of the new classes; empty
 *     where it was not asked for
 * @param slice of the training loss, or null where it was not asked for
 */
record TrialResult(
    Trial trial,
    List<StepRecord> history,
    ScoredMethod scored,
    Map<Part, Sharpness> sharpness,
    @Nullable LandscapeSlice slice) {

  TrialResult {
    history = List.copyOf(history);
    sharpness = Map.copyOf(sharpness);
  }
}
