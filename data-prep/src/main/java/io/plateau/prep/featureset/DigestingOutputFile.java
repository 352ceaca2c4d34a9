package io.plateau.prep.featureset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * Takes a Parquet file and digests it on the way, so that it need not be read again. Its end is
 * held back until it can be made {@linkplain CanonicalFooter canonical}.
 */
final class DigestingOutputFile implements OutputFile {

  /** Far longer than a footer, which has some hundred bytes for each column of a row group. */
  private static final int TAIL_BYTES = 4 << 20;

  private final FSDataOutputStream out;
  private final MessageDigest digest = Digests.sha256();
  private ByteArrayOutputStream held = new ByteArrayOutputStream();

  DigestingOutputFile(FSDataOutputStream out) {
    this.out = out;
  }

  /** Writes the end of the file, which Parquet has closed. */
  void finish() throws IOException {
    pass(CanonicalFooter.of(held.toByteArray()));
    held = new ByteArrayOutputStream();
  }

  /** SHA-256 of what was written, in hex; may be taken once. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  long bytes() {
    return out.getPos();
  }

  private void pass(byte[] bytes) throws IOException {
    out.write(bytes);
    digest.update(bytes);
  }

  private void hold(byte[] bytes, int offset, int length) throws IOException {
    held.write(bytes, offset, length);
    if (held.size() > 2 * TAIL_BYTES) {
      byte[] all = held.toByteArray();
      int passed = all.length - TAIL_BYTES;
      pass(Arrays.copyOf(all, passed));
      held = new ByteArrayOutputStream();
      held.write(all, passed, TAIL_BYTES);
    }
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return out.getPos() + held.size();
      }

      @Override
      public void write(int b) throws IOException {
        hold(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        hold(bytes, offset, length);
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
