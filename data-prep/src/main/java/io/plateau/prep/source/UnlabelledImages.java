package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Images whose classes are to be found out: nothing needs to say what they show. */
public final class UnlabelledImages {

  private UnlabelledImages() {}

  /**
   * Every file below a folder, whatever its name: one that is no image is to be set aside, not
   * overlooked. Names that begin with a dot or an underscore are left out, and {@code classes.txt}
   * is, which names the classes of a labelled folder.
   *
   * @throws SourceException if there is no such folder, or no file in it
   */
  public static List<Unit> folder(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    FileSystem files = SourceFiles.of(path, configuration);
    if (!files.exists(path)) {
      throw new SourceException(
          "Cannot label the images of %s: there is no such directory. Check --images."
              .formatted(uri));
    }
    if (!files.getFileStatus(path).isDirectory()) {
      throw new SourceException(
          "Cannot label the images of %s: it is a file. Give the directory that holds the images to --images, or a table of images to --manifest."
              .formatted(uri));
    }
    SourceDirectory directory = SourceDirectory.open(uri, configuration);
    Listing listing = new Listing();
    for (Map.Entry<String, FileStatus> file : directory.filesBelow("", listing).entrySet()) {
      if (!file.getKey().equals(Source.CLASSES)) {
        add(listing, file.getKey(), file.getValue());
      }
    }
    if (listing.isEmpty()) {
      throw new SourceException(
          "Cannot label the images of %s: it holds no files. Check --images.".formatted(uri));
    }
    return listing.units();
  }

  /**
   * The files that a CSV, JSONL or Parquet table names; what else it says is not read as truth.
   * Paths are relative to the folder of the table.
   *
   * @throws SourceException if there is no such table, or no row in it
   */
  public static List<Unit> table(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    if (!SourceFiles.of(path, configuration).exists(path)) {
      throw new SourceException(
          "Cannot label the images of %s: there is no such file. Check --manifest.".formatted(uri));
    }
    SourceDirectory directory = SourceDirectory.open(uri, configuration);
    Listing listing = new Listing();
    FileLookup files = new FileLookup(directory.root(), configuration);
    for (TableRow row : Manifest.rows(directory, Manifest.name(directory), listing)) {
      try {
        add(listing, row.id(), files.require(files.resolve(row.uri())));
      } catch (RejectionException e) {
        listing.reject(row.id(), row.uri(), e);
      }
    }
    if (listing.isEmpty()) {
      throw new SourceException(
          "Cannot label the images of %s: it has no rows. Check --manifest.".formatted(uri));
    }
    return listing.units();
  }

  private static void add(Listing listing, String id, FileStatus file) {
    listing.add(
        new SourceItem(
            id,
            file.getPath().toString(),
            FileVersion.of(file),
            0,
            new Target(Target.UNKNOWN, null, null),
            // One for all, so that they stay in the order of their ids.
            Split.TEST),
        file.getLen());
  }
}
