package io.plateau.prep.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** Collects the rows of a table of image files, and sets the bad ones aside. */
final class TableRows {

  private final Path file;
  private final Listing listing;
  private final List<TableRow> rows = new ArrayList<>();
  private long next;

  TableRows(Path file, Listing listing) {
    this.file = file;
    this.listing = listing;
  }

  /** Takes the next row. */
  void add(Fields fields) {
    long position = next++;
    try {
      rows.add(TableRow.of(position, fields));
    } catch (RejectionException e) {
      reject(position, e);
    }
  }

  /** Sets the next row aside. */
  void reject(RejectionException rejection) {
    reject(next++, rejection);
  }

  private void reject(long position, RejectionException rejection) {
    listing.reject(file.getName() + "#" + position, file + "#" + position, rejection);
  }

  List<TableRow> rows() {
    return rows;
  }
}
