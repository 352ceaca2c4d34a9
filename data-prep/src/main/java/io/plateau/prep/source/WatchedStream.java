package io.plateau.prep.source;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells a storage that fails from a file that is damaged: parsers throw IOException for both. It
 * also counts, and stops a parser that takes damage for a length.
 */
final class WatchedStream extends FilterInputStream {

  private @Nullable IOException failure;
  private long position;
  private long limit = Long.MAX_VALUE;

  WatchedStream(InputStream in) {
    super(in);
  }

  /** How many bytes were read or skipped. */
  long position() {
    return position;
  }

  /** Allows so many bytes to be read from here on. */
  void allow(long bytes) {
    limit = bytes == Long.MAX_VALUE ? bytes : position + bytes;
  }

  /** Throws what the storage threw, if it did. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Keeps what the storage threw; a file that is shorter than it should be is damage. */
  IOException failed(IOException thrown) {
    if (!(thrown instanceof EOFException)) {
      failure = thrown;
    }
    return thrown;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (position >= limit && length > 0) {
      throw new DamagedFileException("a header goes on past byte %d".formatted(limit));
    }
    try {
      int read = in.read(buffer, offset, (int) Math.min(length, limit - position));
      position += Math.max(0, read);
      return read;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      long skipped = in.skip(count);
      position += skipped;
      return skipped;
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
