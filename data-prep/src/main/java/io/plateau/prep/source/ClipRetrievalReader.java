package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/** Reads features and metadata side by side; rows of damaged metadata are set aside. */
final class ClipRetrievalReader implements SampleReader {

  private final ClipRetrievalUnit unit;
  private final NpyRowReader matrix;
  private final ParquetRows metadata;
  private final NamedClasses classes;
  private long next;
  private boolean atFirst;
  private @Nullable RejectionException damage;

  ClipRetrievalReader(
      ClipRetrievalUnit unit, NpyRowReader matrix, ParquetRows metadata, ReadContext context) {
    this.unit = unit;
    this.matrix = matrix;
    this.metadata = metadata;
    this.classes = new NamedClasses(context.classNames());
  }

  @Override
  public @Nullable Sample next() throws IOException {
    if (next == unit.items()) {
      return null;
    }
    long row = unit.firstRow() + next++;
    String id = unit.id(row);
    String uri = unit.features() + "#" + row;
    try {
      Target target = LabelFields.of(Fields.of(read())).target(classes);
      SourceItem item = new SourceItem(id, uri, unit.version(), 0, target, unit.split());
      return new Sample.Ready(item, matrix.row(row));
    } catch (RejectionException e) {
      return new Sample.Rejected(new QuarantineRow(id, uri, Stage.LIST, e.reason(), e.sentence()));
    }
  }

  private Group read() throws IOException, RejectionException {
    if (damage == null) {
      try {
        if (!atFirst) {
          metadata.skip(unit.firstRow());
          atFirst = true;
        }
        Group values = metadata.next();
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
        "DAMAGED_FILE", "%s: %s (expected: one that is whole)".formatted(unit.metadata(), why));
  }

  @Override
  public void close() throws IOException {
    try {
      matrix.close();
    } finally {
      metadata.close();
    }
  }
}
