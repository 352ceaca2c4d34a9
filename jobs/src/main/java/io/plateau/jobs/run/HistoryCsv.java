package io.plateau.jobs.run;

import io.plateau.training.StepRecord;
import java.util.List;
import java.util.Locale;

/** The steps of a run as a table. */
final class HistoryCsv {

  private HistoryCsv() {}

  static String of(List<StepRecord> history) {
    StringBuilder csv =
        new StringBuilder(
            "step,epoch,lr,loss,perturbed_loss,clean_norm,perturbed_norm,cosine,branch\n");
    for (StepRecord r : history) {
      csv.append(r.step()).append(',').append(r.epoch());
      for (float value :
          new float[] {
            r.learningRate(),
            r.loss(),
            r.perturbedLoss(),
            r.cleanNorm(),
            r.perturbedNorm(),
            r.cosine()
          }) {
        csv.append(',').append(value);
      }
      csv.append(',').append(r.branch().name().toLowerCase(Locale.ROOT)).append('\n');
    }
    return csv.toString();
  }
}
