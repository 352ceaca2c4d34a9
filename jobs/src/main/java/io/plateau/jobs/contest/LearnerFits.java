package io.plateau.jobs.contest;

import io.plateau.clip.Torch;
import io.plateau.evaluation.Classifier;
import io.plateau.jobs.adaptation.Adaptation;
import io.plateau.jobs.config.LearnerSettings;
import io.plateau.jobs.contest.Experiment.Scoring;
import io.plateau.jobs.evaluation.ScoreLine;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.run.Progress;
import java.io.IOException;
import java.util.List;

/** Fits learners on the driver, one thread each, and scores them. */
final class LearnerFits {

  private final ContestRows rows;
  private final SideBySide sideBySide = new SideBySide(Runtime.getRuntime().availableProcessors());

  LearnerFits(ContestRows rows) {
    this.rows = rows;
  }

  /** Fits and scores them all; results in their order. */
  List<ScoredMethod> run(List<LearnerTrial> trials, Scoring scoring) throws IOException {
    ExperimentProgress progress =
        new ExperimentProgress(trials.size(), Progress.of("fits", 0, trials.size()));
    List<ScoredMethod> scored = sideBySide.map(trials, trial -> fit(trial, scoring, progress));
    progress.finish();
    return scored;
  }

  private ScoredMethod fit(LearnerTrial trial, Scoring scoring, ExperimentProgress progress)
      throws IOException {
    progress.starts(trial.toString(), 0, 1);
    Torch.threads(1);
    try {
      Classifier classifier =
          Adaptation.fit(LearnerSettings.of(trial.kind()), rows.of(trial), trial.seed());
      ScoredMethod scored = scoring.of(trial.run(), classifier, rows.test());
      progress.stepped(trial.toString(), 1, 1);
      progress.done(trial.toString(), ScoreLine.of(scored));
      return scored;
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(trial, e.getMessage()), e);
    }
  }
}
