package io.plateau.jobs.registry;

import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Directories of a registry as wholes. */
final class RegistryTree {

  private final FileSystem files;
  private final Path root;

  private RegistryTree(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  static RegistryTree at(String location, Configuration configuration) throws IOException {
    FileSystem files = StorageAccess.fileSystem(location, configuration);
    return new RegistryTree(files, files.makeQualified(new Path(location)));
  }

  /** Names of the directories in a directory, sorted; none where there is no such directory. */
  List<String> directories(String directory) throws IOException {
    try {
      List<String> names = new ArrayList<>();
      for (FileStatus entry : files.listStatus(new Path(root, directory))) {
        if (entry.isDirectory()) {
          names.add(entry.getPath().getName());
        }
      }
      return names.stream().sorted().toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** When a file in a directory, or below, was written last; nothing where there is none. */
  Optional<Instant> lastWrite(String directory) throws IOException {
    long last = Long.MIN_VALUE;
    try {
      RemoteIterator<LocatedFileStatus> all = files.listFiles(new Path(root, directory), true);
      while (all.hasNext()) {
        last = Math.max(last, all.next().getModificationTime());
      }
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
    return last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
  }

  /** Deletes a directory with all that is in it, if there is one. */
  void delete(String directory) throws IOException {
    files.delete(new Path(root, directory), true);
  }
}
