package io.plateau.jobs;

import io.plateau.jobs.synthesis.ClassNamesFile;
import io.plateau.prep.featureset.Storage;
import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads the file of {@code --classes}. */
final class ClassNamesOption {

  private ClassNamesOption() {}

  /**
   * The names, in the order of the file.
   *
   * @param file at any Hadoop path
   */
  static List<String> read(String file, Configuration configuration) throws IOException {
    // Of a bare name the parent is empty, and no path.
    Path path = StorageAccess.fileSystem(file, configuration).makeQualified(new Path(file));
    try {
      String text = Storage.at(path.getParent().toString(), configuration).readText(path.getName());
      return ClassNamesFile.parse(file, text);
    } catch (FileNotFoundException e) {
      throw new IOException(
          "Cannot read the class names of %s: there is no such file. Check --classes."
              .formatted(file),
          e);
    }
  }
}
