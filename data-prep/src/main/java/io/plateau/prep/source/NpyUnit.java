package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of {@code features.npy}.
 *
 * @param file the matrix
 * @param version of the matrix and of the files beside it
 * @param split of all rows
 * @param rows their numbers, ascending; not empty
 * @param labels their classes
 * @param rowBytes length of a row
 */
record NpyUnit(String file, String version, Split split, int[] rows, int[] labels, int rowBytes)
    implements ContainerUnit {

  @Override
  public String firstId() {
    return id(rows[0]);
  }

  @Override
  public String lastId() {
    return id(rows[rows.length - 1]);
  }

  @Override
  public long items() {
    return rows.length;
  }

  @Override
  public long bytes() {
    return (long) rows.length * rowBytes;
  }

  @Override
  public SampleReader open(ReadContext context) throws IOException {
    NpyRowReader reader = NpyRowReader.open(file, context.configuration());
    return new SampleReader() {
      private int next;

      @Override
      public @Nullable Sample next() throws IOException {
        if (next == rows.length) {
          return null;
        }
        int row = rows[next];
        Target target = Target.of(labels[next], context.classNames().get(labels[next]));
        next++;
        SourceItem item = new SourceItem(id(row), file + "#" + row, version, 0, target, split);
        return new Sample.Ready(item, reader.row(row));
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /** Padded, so that ids sort as numbers do. */
  private static String id(int row) {
    return String.format(Locale.ROOT, "%010d", row);
  }
}
