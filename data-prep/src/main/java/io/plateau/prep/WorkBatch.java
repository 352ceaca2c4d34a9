package io.plateau.prep;

import io.plateau.prep.source.SourceItem;
import java.io.Serializable;
import java.util.List;

/**
 * Neighbouring items that are worked on together.
 *
 * @param shard the file that their rows go to
 * @param first position of the first one within the listing
 * @param items the items
 */
record WorkBatch(int shard, long first, List<SourceItem> items) implements Serializable {

  RowKey key(int index, int view) {
    return new RowKey(shard, first + index, view);
  }
}
