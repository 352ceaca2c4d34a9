package io.plateau.jobs.continual;

import io.plateau.continual.metric.AccuracyUnit;
import io.plateau.continual.metric.LabelSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau metrics} was asked for.
 *
 * @param matrix a CSV file
 * @param zeroShot a CSV file with the row of the pretrained model; null if there is none
 * @param heldOut columns that are never trained on
 * @param scoredOver which class names samples were scored over
 * @param unit what accuracies are written in; null to see it from the file
 * @param format what is written
 */
record MetricsArguments(
    String matrix,
    @Nullable String zeroShot,
    List<String> heldOut,
    LabelSpace scoredOver,
    @Nullable AccuracyUnit unit,
    Format format) {

  /** What the metrics are written as. */
  enum Format {
    TABLE,
    JSON
  }
}
