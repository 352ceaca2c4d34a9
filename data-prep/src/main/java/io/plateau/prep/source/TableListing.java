package io.plateau.prep.source;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** From the rows of a table to a source of the images that they name. */
final class TableListing {

  private TableListing() {}

  /**
   * Finds the file of every row.
   *
   * @param table the file with the rows, for messages
   * @param images the directory that paths are relative to
   */
  static Source list(
      SourceFormat format,
      SourceDirectory directory,
      Path table,
      Path images,
      List<TableRow> rows,
      Listing listing)
      throws IOException {
    List<String> classNames = TableClasses.of(table, rows, directory);
    NamedClasses classes = new NamedClasses(classNames);
    FileLookup files = new FileLookup(images, directory.configuration());
    for (TableRow row : rows) {
      try {
        Path path = files.resolve(row.uri());
        FileStatus file = files.require(path);
        listing.add(
            new SourceItem(
                row.id(),
                path.toString(),
                FileVersion.of(file),
                row.position(),
                row.labels().target(classes),
                row.split()),
            file.getLen());
      } catch (RejectionException e) {
        listing.reject(row.id(), row.uri(), e);
      }
    }
    listing.requireUsable(table.toString());
    return new ListedSource(format, directory.place().toString(), classNames, listing.units());
  }
}
