package io.plateau.prep.source;

import io.plateau.prep.featureset.StorageAccess;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A directory on any Hadoop file system, as sources list it. Names that begin with a dot or an
 * underscore are what file managers and Spark leave behind; they are never listed.
 */
final class SourceDirectory {

  private final FileSystem files;
  private final Path root;

  private SourceDirectory(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  static SourceDirectory open(String uri, Configuration configuration) throws IOException {
    FileSystem files = StorageAccess.fileSystem(uri, configuration);
    Path path = new Path(uri);
    SourceDirectory directory = new SourceDirectory(files, files.makeQualified(path));
    FileStatus status;
    try {
      status = files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new SourceException(
          "Cannot prepare %s: there is no such directory. Check --source.".formatted(uri));
    }
    if (!status.isDirectory()) {
      throw new SourceException(
          "Cannot prepare %s: it is a file. Give the directory that holds the data set to --source."
              .formatted(uri));
    }
    return directory;
  }

  Path root() {
    return root;
  }

  Path resolve(String name) {
    return new Path(root, name);
  }

  boolean hasFile(String name) throws IOException {
    try {
      return files.getFileStatus(resolve(name)).isFile();
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  long length(String name) throws IOException {
    return files.getFileStatus(resolve(name)).getLen();
  }

  FileSystem files() {
    return files;
  }

  /** Names of the sub-directories of a directory, sorted; {@code ""} is the root. */
  List<String> folders(String directory) throws IOException {
    return Arrays.stream(files.listStatus(directory.isEmpty() ? root : resolve(directory)))
        .filter(FileStatus::isDirectory)
        .map(status -> status.getPath().getName())
        .filter(SourceDirectory::isListed)
        .sorted()
        .toList();
  }

  /** All files below a directory, by their path relative to the root. */
  NavigableMap<String, FileStatus> filesBelow(String directory) throws IOException {
    NavigableMap<String, FileStatus> found = new TreeMap<>();
    collectFiles(directory, found);
    return found;
  }

  /** Not by listFiles, which starts a process per file to learn the permissions of local ones. */
  private void collectFiles(String directory, NavigableMap<String, FileStatus> found)
      throws IOException {
    for (FileStatus status : files.listStatus(resolve(directory))) {
      String name = status.getPath().getName();
      if (isListed(name)) {
        String path = directory + "/" + name;
        if (status.isDirectory()) {
          collectFiles(path, found);
        } else {
          found.put(path, status);
        }
      }
    }
  }

  /** The lines of a UTF-8 text file; blank lines at its end do not count. */
  List<String> lines(String name) throws IOException {
    String text;
    try (InputStream in = files.open(resolve(name))) {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
    } catch (CharacterCodingException e) {
      throw new SourceException(
          "Cannot read %s: it is not UTF-8 text. Save it as UTF-8.".formatted(resolve(name)));
    }
    List<String> lines = new ArrayList<>(text.lines().map(String::strip).toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** The class names of {@code classes.txt}, one a line. */
  List<String> classNames() throws IOException {
    List<String> names = lines(Source.CLASSES);
    int blank = names.indexOf("");
    if (names.isEmpty() || blank >= 0) {
      throw new SourceException(
          "Cannot read %s: %s. Write one class name a line, in label order."
              .formatted(
                  resolve(Source.CLASSES),
                  names.isEmpty() ? "it has no names" : "line " + (blank + 1) + " is blank"));
    }
    return names;
  }

  private static boolean isListed(String name) {
    return !name.startsWith(".") && !name.startsWith("_");
  }
}
