package io.plateau.prep.source;

import io.plateau.prep.featureset.StorageAccess;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The file systems that sources are read from. */
final class SourceFiles {

  private SourceFiles() {}

  /**
   * The file system of a path. Local files are read as they are: the checksum files that Hadoop
   * would look for beside each are not there, and it cannot name those of files with colons.
   */
  static FileSystem of(Path path, Configuration configuration) throws IOException {
    FileSystem found = StorageAccess.fileSystem(path.toString(), configuration);
    return found instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : found;
  }
}
