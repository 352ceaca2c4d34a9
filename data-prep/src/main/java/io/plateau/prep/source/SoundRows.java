package io.plateau.prep.source;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/** Rows of a table up to where it is damaged; from there on every row is refused, one by one. */
final class SoundRows implements Closeable {

  private final ParquetRows rows;
  private final String what;
  private long toSkip;
  private @Nullable RejectionException damage;

  /**
   * The rows of a table from one of them on.
   *
   * @param first rows before this one are passed over when the first is asked for
   * @param what messages call the table
   */
  SoundRows(ParquetRows rows, long first, String what) {
    this.rows = rows;
    this.toSkip = first;
    this.what = what;
  }

  /**
   * The next row.
   *
   * @throws RejectionException where the table is damaged
   */
  Group next() throws IOException, RejectionException {
    if (damage == null) {
      try {
        if (toSkip > 0) {
          rows.skip(toSkip);
          toSkip = 0;
        }
        Group values = rows.next();
        if (values != null) {
          return values;
        }
        damage = damaged("it has fewer rows than it says");
      } catch (DamagedFileException e) {
        damage = damaged(e.sentence());
      }
    }
    throw damage;
  }

  private RejectionException damaged(String why) {
    return new RejectionException(
        "DAMAGED_FILE", "%s: %s (expected: one that is whole)".formatted(what, why));
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
