package io.plateau.prep.source;

import ai.djl.util.Float16Utils;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Reads rows of a {@code .npy} matrix of f4 or f2, in any order; ascending is fast. */
final class NpyRowReader implements Closeable {

  /** On an object store each positioned read is a request. */
  private static final int BLOCK_BYTES = 4 << 20;

  private final FSDataInputStream in;
  private final NpyHeader header;
  private final String file;
  private final int width;
  private final int rowBytes;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long blockRow;
  private long blockRows;

  private NpyRowReader(FSDataInputStream in, NpyHeader header, String file) {
    this.in = in;
    this.header = header;
    this.file = file;
    this.width = Math.toIntExact(header.shape()[1]);
    this.rowBytes = Math.multiplyExact(width, header.elementBytes());
  }

  static NpyRowReader open(String uri, Configuration configuration) throws IOException {
    Path path = new Path(uri);
    FSDataInputStream in = SourceFiles.of(path, configuration).open(path);
    try {
      return new NpyRowReader(in, NpyHeader.read(in, uri), uri);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** One row [width], as stored. */
  float[] row(long row) throws IOException {
    if (row < blockRow || row >= blockRow + blockRows) {
      readBlock(row);
    }
    block.position(Math.toIntExact((row - blockRow) * rowBytes));
    float[] values = new float[width];
    for (int i = 0; i < width; i++) {
      values[i] =
          header.elementBytes() == 2
              ? Float16Utils.halfToFloat(block.getShort())
              : block.getFloat();
    }
    return values;
  }

  private void readBlock(long row) throws IOException {
    long left = header.shape()[0] - row;
    if (row < 0 || left <= 0) {
      throw new EOFException("%s: row %d (expected: < %d)".formatted(file, row, header.shape()[0]));
    }
    blockRows = Math.min(left, Math.max(1, BLOCK_BYTES / rowBytes));
    blockRow = row;
    byte[] bytes = new byte[Math.toIntExact(blockRows * rowBytes)];
    in.readFully(header.offset() + row * rowBytes, bytes);
    block = ByteBuffer.wrap(bytes).order(header.order());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
