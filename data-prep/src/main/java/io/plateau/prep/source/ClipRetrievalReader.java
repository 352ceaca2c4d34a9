package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads features and metadata side by side; rows of damaged metadata are set aside. */
final class ClipRetrievalReader implements SampleReader {

  private final ClipRetrievalUnit unit;
  private final NpyRowReader matrix;
  private final SoundRows metadata;
  private final NamedClasses classes;
  private long next;

  ClipRetrievalReader(
      ClipRetrievalUnit unit, NpyRowReader matrix, ParquetRows metadata, ReadContext context) {
    this.unit = unit;
    this.matrix = matrix;
    this.metadata = new SoundRows(metadata, unit.firstRow(), unit.metadata());
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
      Target target = LabelFields.of(Fields.of(metadata.next())).target(classes);
      SourceItem item = new SourceItem(id, uri, unit.version(), 0, target, unit.split());
      return new Sample.Ready(item, matrix.row(row));
    } catch (RejectionException e) {
      return new Sample.Rejected(new QuarantineRow(id, uri, Stage.LIST, e.reason(), e.sentence()));
    }
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
