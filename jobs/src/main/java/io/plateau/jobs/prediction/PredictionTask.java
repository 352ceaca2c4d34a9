package io.plateau.jobs.prediction;

import io.plateau.evaluation.ClassScores;
import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.ParquetTable;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.RowSink;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * Labels the images of a unit, on an executor.
 *
 * @param out directory of the predictions
 * @param recipe digest of all that decides predictions
 * @param scoring of the artifact
 * @param ranking of the scores
 * @param format of the files
 */
record PredictionTask(
    String out, String recipe, Scoring scoring, Ranking ranking, PredictionFormat format)
    implements Serializable {

  /** Works on a unit, unless an interrupted run has done so. */
  PredictedPart run(int number, PredictionUnit unit, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(out, configuration);
    String name = PredictionFiles.name(number, recipe, unit.digest());
    String summary = PredictionFiles.summary(name);
    if (storage.exists(summary)) {
      return PredictedPart.parse(storage.readText(summary));
    }
    List<Prediction> predictions = new ArrayList<>();
    List<QuarantineRow> aside = new ArrayList<>();
    UnitScores.of(
        unit,
        scoring,
        configuration,
        (images, scores) -> predictions.addAll(predictions(images, scores)),
        aside::add);
    PredictedPart part = part(name, predictions, aside);
    if (!predictions.isEmpty()) {
      format.write(
          storage,
          PredictionFiles.predictions(name, format),
          configuration,
          ranking.named(),
          predictions);
    }
    if (!aside.isEmpty()) {
      ParquetTable.writeQuarantine(
          storage, PredictionFiles.quarantine(name), configuration, rows -> accept(rows, aside));
    }
    storage.writeText(summary, part.toJson());
    return part;
  }

  private static void accept(RowSink<QuarantineRow> sink, List<QuarantineRow> rows)
      throws IOException {
    for (QuarantineRow row : rows) {
      sink.accept(row);
    }
  }

  private List<Prediction> predictions(List<FeatureRow> images, ClassScores scores) {
    List<Ranked> ranked = ranking.rank(scores);
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int i = 0; i < images.size(); i++) {
      FeatureRow image = images.get(i);
      predictions.add(new Prediction(image.id(), image.uri(), ranked.get(i)));
    }
    return predictions;
  }

  private static PredictedPart part(
      String name, List<Prediction> predictions, List<QuarantineRow> aside) {
    Map<String, Long> reasons = new TreeMap<>();
    aside.forEach(row -> reasons.merge(row.reason(), 1L, Long::sum));
    long abstained =
        predictions.stream().filter(prediction -> prediction.ranked().abstained()).count();
    return new PredictedPart(name, predictions.size(), abstained, reasons);
  }
}
