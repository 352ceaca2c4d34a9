package io.plateau.prep.source;

import java.io.Closeable;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The members of a tar from front to back, as far as they are whole. */
final class TarMembers implements Closeable {

  /** Extended headers hold names and times; what is longer is damage, or an attack. */
  private static final long LONGEST_HEADER = 1 << 20;

  private static final long BLOCK = 512;

  /** Tar pads its end to a multiple of 20 blocks of 512 bytes; some pad more. */
  private static final long LONGEST_PADDING = 1 << 20;

  private final WatchedStream stream;
  private final TarArchiveInputStream tar;
  private final long length;

  private TarMembers(WatchedStream stream, long length) {
    this.stream = stream;
    this.tar = new TarArchiveInputStream(stream, TarName.BYTES.name());
    this.length = length;
  }

  static TarMembers open(String uri, long length, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    return new TarMembers(
        new WatchedStream(SourceFiles.of(path, configuration).open(path)), length);
  }

  /**
   * The next member; {@code null} after the last one.
   *
   * @throws DamagedFileException if the tar is not whole, or damaged from here on
   * @throws IOException if the storage fails
   */
  @Nullable TarArchiveEntry next() throws IOException {
    long header = 0;
    try {
      skipRest();
      header = (stream.position() + BLOCK - 1) / BLOCK * BLOCK;
      stream.allow(LONGEST_HEADER);
      TarArchiveEntry entry = tar.getNextTarEntry();
      stream.allow(Long.MAX_VALUE);
      if (entry == null) {
        requireEnd(header);
      } else if (!entry.isCheckSumOK()) {
        throw new DamagedFileException(
            "the header at byte %d has another checksum".formatted(header));
      }
      return entry;
    } catch (IOException | RuntimeException e) {
      throw damage(e, header);
    }
  }

  /** The content of the member at hand, or one byte more than the limit of what is longer. */
  byte[] read(long limit) throws IOException {
    try {
      byte[] bytes = tar.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE - 8));
      TarArchiveEntry entry = tar.getCurrentEntry();
      if (bytes.length < Math.min(limit + 1, entry.getRealSize())) {
        throw new DamagedFileException("it ends within %s".formatted(entry.getName()));
      }
      return bytes;
    } catch (IOException | RuntimeException e) {
      throw damage(e, stream.position());
    }
  }

  private void skipRest() throws IOException {
    while (tar.getCurrentEntry() != null && tar.skip(Long.MAX_VALUE) > 0) {
      requireInside();
    }
  }

  /** Some file systems skip past the end without a word. */
  private void requireInside() throws DamagedFileException {
    if (stream.position() > length) {
      throw new DamagedFileException("it ends at byte %d, within a member".formatted(length));
    }
  }

  private void requireEnd(long header) throws DamagedFileException {
    if (header + BLOCK > length) {
      throw new DamagedFileException(
          "it ends at byte %d without the empty blocks that close a tar".formatted(length));
    }
    if (length - header > LONGEST_PADDING) {
      throw new DamagedFileException("its end stands at byte %d of %d".formatted(header, length));
    }
  }

  private DamagedFileException damage(Exception thrown, long at) throws IOException {
    stream.rethrow();
    return thrown instanceof DamagedFileException damaged
        ? damaged
        : new DamagedFileException("after byte %d: %s".formatted(at, thrown.getMessage()));
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
