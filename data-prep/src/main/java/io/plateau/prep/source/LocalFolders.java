package io.plateau.prep.source;

import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** What local folders have, and Hadoop does not show: links, and names that are not text. */
final class LocalFolders {

  private LocalFolders() {}

  /** The folder that a path with links leads to. */
  static String realPath(Path folder) throws IOException {
    return new File(folder.toUri().getPath()).getCanonicalPath();
  }

  /** Names in a folder that are not in Hadoop's listing of it. */
  static List<String> unlisted(Path folder, FileStatus[] listed) {
    String[] names = new File(folder.toUri().getPath()).list();
    Set<String> known = new HashSet<>();
    for (FileStatus status : listed) {
      known.add(status.getPath().getName());
    }
    return names == null
        ? List.of()
        : Stream.of(names).filter(name -> !known.contains(name)).sorted().toList();
  }

  /** Why a name is not listed. */
  static RejectionException rejection(String name) {
    return name.indexOf('\uFFFD') >= 0
        ? new RejectionException(
            "NON_UTF8_NAME",
            "name: %s (expected: UTF-8 text, and a locale such as C.UTF-8)".formatted(name))
        : new RejectionException(
            "MISSING_FILE", "name: %s leads nowhere (expected: a file)".formatted(name));
  }
}
