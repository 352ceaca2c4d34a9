package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import org.apache.parquet.example.data.Group;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a row group; after damage, what is left of it is set aside row by row. */
final class HuggingFaceReader implements SampleReader {

  private final HuggingFaceUnit unit;
  private final SoundRows rows;
  private final NamedClasses classes;
  private final long maxItemBytes;
  private long next;

  HuggingFaceReader(HuggingFaceUnit unit, ParquetRows rows, ReadContext context) {
    this.unit = unit;
    this.rows = new SoundRows(rows, 0, "row group " + unit.group());
    this.classes = new NamedClasses(context.classNames());
    this.maxItemBytes = context.maxItemBytes();
  }

  @Override
  public @Nullable Sample next() throws IOException {
    if (next == unit.items()) {
      return null;
    }
    long row = unit.firstRow() + next++;
    String id = unit.id(row);
    String uri = unit.uri() + "#" + row;
    try {
      Group values = rows.next();
      byte[] bytes = image(values);
      SourceItem item = new SourceItem(id, uri, unit.version(), 0, target(values), unit.split());
      return new Sample.Image(item, bytes);
    } catch (RejectionException e) {
      return new Sample.Rejected(new QuarantineRow(id, uri, Stage.LIST, e.reason(), e.sentence()));
    }
  }

  private byte[] image(Group values) throws RejectionException {
    String column = unit.columns().image();
    Group struct = values.getFieldRepetitionCount(column) == 0 ? null : values.getGroup(column, 0);
    if (struct == null || struct.getFieldRepetitionCount(0) == 0) {
      throw new RejectionException(
          "MISSING_IMAGE",
          "%s: it has no bytes (expected: the image itself, not its path)".formatted(column));
    }
    byte[] bytes = struct.getBinary(0, 0).getBytes();
    if (bytes.length > maxItemBytes) {
      throw new RejectionException(
          "TOO_LARGE", "bytes: %d (expected: <= %d)".formatted(bytes.length, maxItemBytes));
    }
    return bytes;
  }

  private Target target(Group values) throws RejectionException {
    return LabelFields.of(
            text(values, unit.columns().label()), null, text(values, unit.columns().text()))
        .target(classes);
  }

  private static @Nullable String text(Group values, @Nullable String column) {
    if (column == null || values.getFieldRepetitionCount(column) == 0) {
      return null;
    }
    String text = values.getValueToString(values.getType().getFieldIndex(column), 0).strip();
    return text.isEmpty() ? null : text;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
