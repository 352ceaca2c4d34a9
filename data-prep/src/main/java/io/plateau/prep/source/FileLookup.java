package io.plateau.prep.source;

import io.plateau.prep.featureset.StorageException;
import io.plateau.prep.featureset.UriCredentials;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Finds the files that a table names. Below the table's directory each folder is listed once; a
 * request for each of a million files would take hours on an object store.
 */
final class FileLookup {

  private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*");

  private final Path root;
  private final String below;
  private final Configuration configuration;
  private final Map<Path, Map<String, FileStatus>> folders = new HashMap<>();

  FileLookup(Path root, Configuration configuration) {
    this.root = root;
    this.below = root.toString().endsWith("/") ? root.toString() : root + "/";
    this.configuration = configuration;
  }

  /** The place of a file that is given as a URI, an absolute path or a path below the directory. */
  Path resolve(String text) throws RejectionException {
    if (UriCredentials.areIn(text)) {
      throw new RejectionException("CREDENTIALS", UriCredentials.refusal(text));
    }
    try {
      return WITH_SCHEME.matcher(text).matches() ? new Path(text) : child(root, text);
    } catch (IllegalArgumentException e) {
      throw new RejectionException(
          "BAD_URI", "uri: %s (expected: a path or a URI; %s)".formatted(text, e.getMessage()));
    }
  }

  /** Other than Path's constructor, takes names with colons for names. */
  static Path child(Path directory, String name) {
    String scheme = directory.toUri().getScheme();
    String authority = directory.toUri().getAuthority();
    String path = name.startsWith("/") ? name : directory.toUri().getPath() + "/" + name;
    return new Path(scheme, authority, path);
  }

  /** The file at a place. */
  FileStatus require(Path path) throws IOException, RejectionException {
    FileStatus status =
        find(path)
            .orElseThrow(
                () ->
                    new RejectionException(
                        "MISSING_FILE",
                        "file: %s does not exist (expected: an image)".formatted(path)));
    if (status.isDirectory()) {
      throw new RejectionException(
          "MISSING_FILE", "file: %s is a folder (expected: an image)".formatted(path));
    }
    return status;
  }

  Optional<FileStatus> find(Path path) throws IOException, RejectionException {
    Path parent = path.getParent();
    if (parent != null && (parent.equals(root) || parent.toString().startsWith(below))) {
      return Optional.ofNullable(folder(parent).get(path.getName()));
    }
    try {
      return Optional.of(SourceFiles.of(path, configuration).getFileStatus(path));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (StorageException e) {
      if (!(e.getCause() instanceof UnsupportedFileSystemException)) {
        throw e;
      }
      throw new RejectionException(
          "BAD_URI",
          "uri: %s (expected: a scheme that Hadoop has a file system for)".formatted(path));
    }
  }

  private Map<String, FileStatus> folder(Path folder) throws IOException {
    Map<String, FileStatus> found = folders.get(folder);
    if (found == null) {
      found = new HashMap<>();
      FileSystem files = SourceFiles.of(folder, configuration);
      try {
        for (FileStatus status : files.listStatus(folder)) {
          found.put(status.getPath().getName(), status);
        }
      } catch (FileNotFoundException e) {
        found.clear(); // A file of a folder that is missing is missing.
      }
      folders.put(folder, found);
    }
    return found;
  }
}
