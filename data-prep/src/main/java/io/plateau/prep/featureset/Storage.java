package io.plateau.prep.featureset;

import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory on any Hadoop file system, in which a file appears under its name only when it is
 * whole.
 */
public final class Storage {

  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);

  /** Here renaming is atomic and cheap; object stores show an object when its stream is closed. */
  private static final Set<String> RENAMING_SCHEMES = Set.of("file", "hdfs", "viewfs");

  /** A name that {@link #write} gives to what is not whole yet. */
  private static final Pattern TEMPORARY = Pattern.compile("\\..+\\.[0-9a-f-]{36}\\.tmp");

  private final FileSystem files;
  private final Path root;

  private Storage(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  /**
   * The directory at a Hadoop path or URI; a path without scheme is a local one by default.
   *
   * @throws StorageException if the URI has credentials in it, or cannot be used at all
   */
  public static Storage at(String uri, Configuration configuration) throws IOException {
    FileSystem found = StorageAccess.fileSystem(uri, configuration);
    Path path = new Path(uri);
    // The shards have checksums of their own; .crc files would only lie beside them.
    FileSystem files =
        found instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : found;
    return new Storage(files, files.makeQualified(path));
  }

  /** The directory, with scheme. */
  public Path root() {
    return root;
  }

  public Path resolve(String relativePath) {
    return new Path(root, relativePath);
  }

  FileSystem files() {
    return files;
  }

  public boolean exists(String relativePath) throws IOException {
    return files.exists(resolve(relativePath));
  }

  public String readText(String relativePath) throws IOException {
    return new String(read(relativePath), StandardCharsets.UTF_8);
  }

  /**
   * Reads a file.
   *
   * @throws FileNotFoundException when there is none
   */
  public byte[] read(String relativePath) throws IOException {
    try (InputStream in = files.open(resolve(relativePath))) {
      return in.readAllBytes();
    }
  }

  /** Names of the files directly in a directory, sorted; none where there is no such directory. */
  public List<String> fileNames(String directory) throws IOException {
    return list(directory).stream()
        .filter(FileStatus::isFile)
        .map(file -> file.getPath().getName())
        .sorted()
        .toList();
  }

  /** Deletes a file, if there is one. */
  public void delete(String relativePath) throws IOException {
    files.delete(resolve(relativePath), false);
  }

  /** Writes a file that is on the disk, whole, when this returns; replaces one of that name. */
  public void write(String relativePath, byte[] content) throws IOException {
    write(relativePath, out -> out.write(content));
  }

  public void writeText(String relativePath, String text) throws IOException {
    write(relativePath, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether {@link #createNew} is decided by the file system, not by who looks last. */
  public boolean createsExclusively() {
    return RENAMING_SCHEMES.contains(files.getUri().getScheme());
  }

  /** Writes a small file unless there is one of that name, and says whether it did. */
  public boolean createNew(String relativePath, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Path target = resolve(relativePath);
    if (isLocal()) {
      // Hadoop's local file system looks first and creates then.
      files.mkdirs(target.getParent());
      try {
        Files.write(java.nio.file.Path.of(target.toUri().getPath()), content, CREATE_NEW);
        return true;
      } catch (java.nio.file.FileAlreadyExistsException e) {
        return false;
      }
    }
    try (FSDataOutputStream out = files.create(target, false)) {
      out.write(content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Bytes that are free, as far as the file system tells; object stores say that all are. */
  public long freeBytes() throws IOException {
    Path existing = root;
    while (!files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return files.getStatus(existing).getRemaining();
  }

  /** Fills the stream of a new file, which is closed for it. */
  @FunctionalInterface
  interface Content {
    void writeTo(FSDataOutputStream out) throws IOException;
  }

  void write(String relativePath, Content content) throws IOException {
    Path target = resolve(relativePath);
    if (RENAMING_SCHEMES.contains(files.getUri().getScheme())) {
      rename(target, content);
    } else {
      try {
        put(target, content);
      } catch (IOException e) {
        throw StorageFailure.explained(target, e);
      }
    }
  }

  private void rename(Path target, Content content) throws IOException {
    // A second attempt at the same file must not write into the stream of the first.
    String attempt = ".%s.%s.tmp".formatted(target.getName(), UUID.randomUUID());
    Path temporary = new Path(target.getParent(), attempt);
    try {
      try (FSDataOutputStream out = files.create(temporary, true)) {
        content.writeTo(out);
        out.hsync();
      }
      replace(target, temporary);
    } finally {
      files.delete(temporary, false);
    }
  }

  private void put(Path target, Content content) throws IOException {
    FSDataOutputStream out = files.create(target, true);
    boolean whole = false;
    try {
      content.writeTo(out);
      whole = true;
    } finally {
      if (whole) {
        out.close();
      } else {
        discard(out, target);
      }
    }
  }

  /** Closing alone would show the part that was written. */
  private void discard(FSDataOutputStream out, Path target) throws IOException {
    if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
      out.abort();
      out.close();
    } else {
      out.close();
      files.delete(target, false);
    }
  }

  /** In one step: whoever looks sees the old file or the new one, also after a crash. */
  private void replace(Path target, Path temporary) throws IOException {
    if (!isLocal()) {
      FileContext.getFileContext(files.getUri(), files.getConf())
          .rename(temporary, target, Options.Rename.OVERWRITE);
    } else if (!files.rename(temporary, target)) { // POSIX's, which replaces
      throw new IOException(
          "Cannot rename %s to %s. Check the permissions of the directory."
              .formatted(temporary, target));
    } else {
      sync(target.getParent());
    }
  }

  /** A new name is on the disk when its directory is. */
  private static void sync(Path directory) {
    java.nio.file.Path local = java.nio.file.Path.of(directory.toUri().getPath());
    try (FileChannel channel = FileChannel.open(local, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows and some network disks cannot do it, and then the file is still there and whole.
      LOG.debug("Cannot sync directory {}: {}", local, e.toString());
    }
  }

  private boolean isLocal() {
    return files.getUri().getScheme().equals("file");
  }

  /**
   * Deletes what killed writers left behind in a directory, {@code .} for this one. Only where
   * nobody else writes.
   */
  public void deleteTemporary(String directory) throws IOException {
    for (FileStatus file : list(directory)) {
      if (file.isFile() && TEMPORARY.matcher(file.getPath().getName()).matches()) {
        files.delete(file.getPath(), false);
      }
    }
  }

  /** Deletes a sub-directory and the files in it, if there is one. */
  public void deleteFiles(String directory) throws IOException {
    for (FileStatus file : list(directory)) {
      if (file.isFile()) {
        files.delete(file.getPath(), false);
      }
    }
    files.delete(resolve(directory), false);
  }

  private List<FileStatus> list(String directory) throws IOException {
    try {
      return new ArrayList<>(List.of(files.listStatus(resolve(directory))));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }
}
