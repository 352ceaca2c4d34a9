package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.source.SourceItem;
import java.io.Serializable;
import java.util.List;

/**
 * Words outcomes of items.
 *
 * @param classNames in label order
 * @param quarantineFile index of the quarantine table among the files
 */
record Outcomes(List<String> classNames, int quarantineFile) implements Serializable {

  Outcome featured(WorkBatch batch, int index, int view, float[] feature) {
    SourceItem item = batch.items().get(index);
    FeatureRow row =
        new FeatureRow(
            item.id(),
            item.uri(),
            item.label(),
            classNames.get(item.label()),
            item.split(),
            view,
            feature);
    return new Outcome.Featured(batch.key(index, view), row);
  }

  Outcome quarantined(WorkBatch batch, int index, Stage stage, String reason, String message) {
    SourceItem item = batch.items().get(index);
    RowKey key = new RowKey(quarantineFile, batch.first() + index, 0);
    return new Outcome.Quarantined(
        key, new QuarantineRow(item.id(), item.uri(), stage.label(), reason, message));
  }
}
