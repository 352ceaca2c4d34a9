package io.plateau.continual.closedform;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sums between tasks, to the bit: version, features, counts, G and Q as big-endian doubles,
 * then a CRC-32 of all that. Streamed, as G of 15000 features is 1.8 GB.
 */
public final class RidgeSumsFile {

  private static final int VERSION = 0x52494431; // "RID1"

  private RidgeSumsFile() {}

  /** Writes sums; the stream stays open. */
  public static void write(RidgeSums sums, OutputStream out) throws IOException {
    CheckedOutputStream checked =
        new CheckedOutputStream(new BufferedOutputStream(out), new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(VERSION);
    data.writeLong(sums.features().seed());
    data.writeInt(sums.features().inputs());
    data.writeInt(sums.features().outputs());
    data.writeInt(sums.classes());
    write(data, sums.counts());
    write(data, sums.gram().data);
    write(data, sums.targets().data);
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  /**
   * Reads sums.
   *
   * @param name what messages call the file
   * @throws IOException if it is cut short, damaged or no such file
   */
  public static RidgeSums read(String name, InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(new BufferedInputStream(in), new CRC32());
    DataInputStream data = new DataInputStream(checked);
    try {
      if (data.readInt() != VERSION) {
        throw damaged(name, "it is no file of sums, or of another version", null);
      }
      RandomFeatures features = new RandomFeatures(data.readLong(), data.readInt(), data.readInt());
      int outputs = features.outputs();
      int classes = data.readInt();
      RidgeSums sums =
          new RidgeSums(
              features,
              read(data, classes),
              DMatrixRMaj.wrap(outputs, outputs, read(data, Math.multiplyExact(outputs, outputs))),
              DMatrixRMaj.wrap(outputs, classes, read(data, Math.multiplyExact(outputs, classes))));
      long expected = checked.getChecksum().getValue();
      if (data.readLong() != expected) {
        throw damaged(name, "its checksum is another", null);
      }
      return sums;
    } catch (EOFException e) {
      throw damaged(name, "it is cut short", e);
    } catch (IllegalArgumentException | ArithmeticException | NegativeArraySizeException e) {
      throw damaged(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static void write(DataOutputStream data, double[] values) throws IOException {
    for (double value : values) {
      data.writeDouble(value);
    }
  }

  private static double[] read(DataInputStream data, int count) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = data.readDouble();
    }
    return values;
  }

  private static IOException damaged(String name, String why, @Nullable Throwable cause) {
    return new IOException(
        "Cannot read the sums %s: %s. Start the stream again.".formatted(name, why), cause);
  }
}
