package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Split;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the listing itself had to set aside, as a unit, so that it is counted and written like what
 * is found later.
 *
 * @param rows sorted by id; not empty
 */
record RejectedRows(List<QuarantineRow> rows) implements ContainerUnit {

  RejectedRows {
    rows = List.copyOf(rows);
  }

  @Override
  public Split split() {
    return Split.TRAIN;
  }

  @Override
  public String firstId() {
    return rows.get(0).id();
  }

  @Override
  public String lastId() {
    return rows.get(rows.size() - 1).id();
  }

  @Override
  public String version() {
    return UnitDigest.of(
        rows.stream()
            .flatMap(row -> List.of(row.id(), row.reason(), row.message()).stream())
            .toList());
  }

  @Override
  public long items() {
    return rows.size();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public SampleReader open(ReadContext context) {
    Iterator<QuarantineRow> left = rows.iterator();
    return new SampleReader() {
      @Override
      public @Nullable Sample next() {
        return left.hasNext() ? new Sample.Rejected(left.next()) : null;
      }

      @Override
      public void close() {}
    };
  }
}
