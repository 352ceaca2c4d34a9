package io.plateau.prep;

import io.plateau.prep.featureset.FeatureRow;
import io.plateau.prep.featureset.QuarantineRow;
import java.io.Serializable;

/** What became of a view of an item. */
sealed interface Outcome extends Serializable {

  RowKey key();

  /** It has a feature. */
  record Featured(RowKey key, FeatureRow row) implements Outcome {}

  /** It was set aside. */
  record Quarantined(RowKey key, QuarantineRow row) implements Outcome {}
}
