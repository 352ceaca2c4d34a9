package io.plateau.jobs;

import io.plateau.jobs.report.TrainingCurve;
import io.plateau.jobs.report.TrainingStep;
import io.plateau.jobs.report.UpdateBranch;
import io.plateau.training.StepRecord;
import java.util.List;

/** The history of a run as the report draws it. */
final class TrainingCurves {

  private TrainingCurves() {}

  static TrainingCurve of(String method, long seed, List<StepRecord> history) {
    return new TrainingCurve(method, seed, history.stream().map(TrainingCurves::step).toList());
  }

  private static TrainingStep step(StepRecord record) {
    return TrainingStep.of(Math.toIntExact(record.step() + 1), record.loss())
        .withPerturbation(record.perturbedLoss(), (double) record.cosine())
        .withBranch(
            switch (record.branch()) {
              case CLEAN, ZERO -> UpdateBranch.CLEAN;
              case PROJECTED -> UpdateBranch.PROJECTED;
              case SAM -> UpdateBranch.SAM;
            });
  }
}
