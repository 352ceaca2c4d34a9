package io.plateau.prep.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * A directory on any Hadoop file system, as sources list it; or one file of it, where that is the
 * source. Names that begin with a dot or an underscore are what file managers and Spark leave
 * behind; they are never listed.
 */
final class SourceDirectory {

  private final FileSystem files;
  private final Path root;
  private final @Nullable FileStatus only;

  private SourceDirectory(FileSystem files, Path root, @Nullable FileStatus only) {
    this.files = files;
    this.root = root;
    this.only = only;
  }

  static SourceDirectory open(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    FileSystem files = SourceFiles.of(path, configuration);
    FileStatus status;
    try {
      status = files.getFileStatus(path);
    } catch (FileNotFoundException e) {
      throw new SourceException(
          "Cannot prepare %s: there is no such directory or file. Check --source.".formatted(uri));
    }
    Path qualified = files.makeQualified(path);
    return status.isDirectory()
        ? new SourceDirectory(files, qualified, null)
        : new SourceDirectory(files, qualified.getParent(), status);
  }

  /** Refuses a file where a format takes a directory. */
  SourceDirectory requireDirectory(SourceFormat format) throws SourceException {
    if (only != null) {
      throw new SourceException(
          "Cannot prepare %s as %s: it is a file. Give the directory that holds the data set to --source."
              .formatted(place(), format.label()));
    }
    return this;
  }

  Path root() {
    return root;
  }

  /** What the source is: the directory or its one file, with scheme. */
  Path place() {
    return only == null ? root : FileLookup.child(root, only.getPath().getName());
  }

  /** The name of the file that is the source. */
  Optional<String> only() {
    return only == null ? Optional.empty() : Optional.of(only.getPath().getName());
  }

  Path resolve(String name) {
    return FileLookup.child(root, name);
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

  String version(String name) throws IOException {
    return FileVersion.of(files.getFileStatus(resolve(name)));
  }

  FileSystem files() {
    return files;
  }

  Configuration configuration() {
    return files.getConf();
  }

  /** Names of the sub-directories of a directory, sorted; {@code ""} is the root. */
  List<String> folders(String directory) throws IOException {
    return only == null ? foldersOf(folder(directory)) : List.of();
  }

  /** The folders beside the files of the root, also where one file is the source. */
  List<String> siblings() throws IOException {
    return foldersOf(root);
  }

  private List<String> foldersOf(Path folder) throws IOException {
    return Arrays.stream(files.listStatus(folder))
        .filter(FileStatus::isDirectory)
        .map(status -> status.getPath().getName())
        .filter(SourceDirectory::isListed)
        .sorted()
        .toList();
  }

  /** The files directly in a directory, by their path relative to the root. */
  NavigableMap<String, FileStatus> filesIn(String directory) throws IOException {
    NavigableMap<String, FileStatus> found = new TreeMap<>();
    FileStatus[] listed =
        only == null ? files.listStatus(folder(directory)) : new FileStatus[] {only};
    for (FileStatus status : listed) {
      String name = status.getPath().getName();
      if (status.isFile() && isListed(name)) {
        found.put(join(directory, name), status);
      }
    }
    return found;
  }

  /**
   * All files below a directory, by their path relative to the root. What is there but cannot be
   * opened is set aside.
   */
  NavigableMap<String, FileStatus> filesBelow(String directory, Listing listing)
      throws IOException {
    if (only != null) {
      return filesIn(directory);
    }
    NavigableMap<String, FileStatus> found = new TreeMap<>();
    collectFiles(directory, found, new HashSet<>(), listing);
    return found;
  }

  /** Not by listFiles, which starts a process per file to learn the permissions of local ones. */
  private void collectFiles(
      String directory,
      NavigableMap<String, FileStatus> found,
      Set<String> ancestors,
      Listing listing)
      throws IOException {
    String real = isLocal() ? LocalFolders.realPath(folder(directory)) : directory;
    if (!ancestors.add(real)) {
      return; // A link to a folder above: its files are listed already.
    }
    rejectUnreadable(directory, listing);
    for (FileStatus status : files.listStatus(folder(directory))) {
      String name = status.getPath().getName();
      if (isListed(name)) {
        String path = join(directory, name);
        if (status.isDirectory()) {
          collectFiles(path, found, ancestors, listing);
        } else {
          found.put(path, status);
        }
      }
    }
    ancestors.remove(real);
  }

  /** Sets aside what Hadoop leaves out of its listings of local folders without a word. */
  void rejectUnreadable(String directory, Listing listing) throws IOException {
    if (!isLocal()) {
      return;
    }
    Path folder = folder(directory);
    for (String name : LocalFolders.unlisted(folder, files.listStatus(folder))) {
      if (isListed(name)) {
        listing.reject(join(directory, name), folder + "/" + name, LocalFolders.rejection(name));
      }
    }
  }

  /** The lines of a UTF-8 text file; blank lines at its end do not count. */
  List<String> lines(String name) throws IOException {
    List<String> lines = new ArrayList<>(text(name).lines().map(String::strip).toList());
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** A UTF-8 text file, whole. */
  String text(String name) throws IOException {
    try (InputStream in = files.open(resolve(name))) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readAllBytes()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new SourceException(
          "Cannot read %s: it is not UTF-8 text. Save it as UTF-8.".formatted(resolve(name)));
    }
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

  /** The class names of {@code classes.txt}; none where there is no such file. */
  List<String> classNamesIfAny() throws IOException {
    return hasFile(Source.CLASSES) ? classNames() : List.of();
  }

  private boolean isLocal() {
    return files.getUri().getScheme().equals("file");
  }

  private Path folder(String directory) {
    return directory.isEmpty() ? root : resolve(directory);
  }

  private static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  private static boolean isListed(String name) {
    return !name.startsWith(".") && !name.startsWith("_");
  }
}
