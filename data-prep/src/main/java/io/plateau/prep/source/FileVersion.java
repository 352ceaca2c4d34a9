package io.plateau.prep.source;

import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;

/** Tells whether a file is the one that was read before, without reading it. */
final class FileVersion {

  private FileVersion() {}

  /** The store's entity tag where it has one; else length and time of change. */
  static String of(FileStatus file) {
    if (file instanceof EtagSource tagged
        && tagged.getEtag() != null
        && !tagged.getEtag().isEmpty()) {
      return tagged.getEtag();
    }
    return file.getLen() + "@" + file.getModificationTime();
  }
}
