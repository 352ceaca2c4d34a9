package io.plateau.prep.source;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/** A Parquet file, with the failures of its storage told from damage. */
final class WatchedFile implements InputFile {

  private final FileStatus status;
  private final Configuration configuration;
  private @Nullable WatchedStream stream;

  WatchedFile(FileStatus status, Configuration configuration) {
    this.status = status;
    this.configuration = configuration;
  }

  @Override
  public long getLength() {
    return status.getLen();
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    FSDataInputStream in = SourceFiles.of(status.getPath(), configuration).open(status.getPath());
    WatchedStream watched = new WatchedStream(in);
    stream = watched;
    return new DelegatingSeekableInputStream(watched) {
      @Override
      public long getPos() throws IOException {
        return in.getPos();
      }

      @Override
      public void seek(long position) throws IOException {
        try {
          in.seek(position);
        } catch (IOException e) {
          throw watched.failed(e);
        }
      }
    };
  }

  /** What a parser threw, as damage; unless the storage had failed, which is thrown. */
  DamagedFileException damage(Exception thrown) throws IOException {
    if (stream == null && thrown instanceof IOException storage) {
      throw storage;
    }
    if (stream != null) {
      stream.rethrow();
    }
    if (thrown instanceof DamagedFileException damaged) {
      return damaged;
    }
    return new DamagedFileException("it is no whole Parquet file (%s)".formatted(why(thrown)));
  }

  /** Messages of the library begin with the path, which ours have already. */
  private String why(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    String name = toString() + " ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  @Override
  public String toString() {
    return status.getPath().toString();
  }
}
