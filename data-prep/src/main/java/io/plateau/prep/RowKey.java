package io.plateau.prep;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a row belongs: what the shuffle sorts by, so that the shards do not depend on who computed
 * what.
 *
 * @param file index of the shard, or of the quarantine table
 * @param item position of the item within the listing
 * @param view number of the view
 */
record RowKey(int file, long item, int view) implements Serializable, Comparable<RowKey> {

  private static final Comparator<RowKey> ORDER =
      Comparator.comparingInt(RowKey::file)
          .thenComparingLong(RowKey::item)
          .thenComparingInt(RowKey::view);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
