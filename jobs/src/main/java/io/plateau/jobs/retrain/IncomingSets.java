package io.plateau.jobs.retrain;

import io.plateau.prep.featureset.FeatureSetManifest;
import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where new category sets come in: one feature set, or a folder that they are put into, one beside
 * the other, so that what runs every night can name the same place every night.
 */
final class IncomingSets {

  private IncomingSets() {}

  /**
   * The whole feature sets in a folder, the first by name first; those that are still being written
   * have no manifest yet. What is no such folder is one feature set, or to be refused as one.
   */
  static List<String> at(String location, Configuration configuration) throws IOException {
    FileSystem files = StorageAccess.fileSystem(location, configuration);
    Path root = new Path(location);
    if (files.exists(new Path(root, FeatureSetManifest.FILE_NAME))) {
      return List.of(location);
    }
    List<String> whole = new ArrayList<>();
    for (FileStatus entry : entries(files, root)) {
      if (entry.isDirectory()
          && files.exists(new Path(entry.getPath(), FeatureSetManifest.FILE_NAME))) {
        whole.add(entry.getPath().toString());
      }
    }
    return whole.isEmpty() ? List.of(location) : whole.stream().sorted().toList();
  }

  private static List<FileStatus> entries(FileSystem files, Path root) throws IOException {
    try {
      return Arrays.asList(files.listStatus(root));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
