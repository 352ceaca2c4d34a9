package io.plateau.jobs.run;

import io.plateau.jobs.watch.Vital;
import io.plateau.jobs.watch.Vitals;
import io.plateau.training.StepRecord;
import io.plateau.training.TrainingState;

/** Shows a training to monitors. */
final class TrainingVitals implements RunWatcher {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Vitals vitals;
  private long first;
  private long began;

  TrainingVitals(Vitals vitals) {
    this.vitals = vitals;
  }

  @Override
  public void starts(long first, long total) {
    this.first = first;
    began = System.nanoTime();
    vitals.set(Vital.TRAINING_STEP, (double) first);
    vitals.set(Vital.TRAINING_STEPS, (double) total);
  }

  @Override
  public void stepped(TrainingState state, long totalSteps) {
    StepRecord last = state.history().get(state.history().size() - 1);
    double seconds = Math.max(System.nanoTime() - began, 1) / NANOS_PER_SECOND;
    vitals.set(Vital.TRAINING_STEP, (double) state.step());
    vitals.set(Vital.TRAINING_STEPS_PER_SECOND, (state.step() - first) / seconds);
    vitals.set(Vital.TRAINING_LOSS, last.loss());
    vitals.set(Vital.TRAINING_PERTURBED_LOSS, last.perturbedLoss());
    vitals.set(Vital.TRAINING_COSINE, last.cosine());
  }

  @Override
  public void finishes() {
    // The last values stay, for whoever looks later.
  }
}
