package io.plateau.jobs.export;

import io.plateau.tensor.HostTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What torch.save writes of {@code {"state_dict": tensors, "epoch": n}}: an archive that is not
 * compressed, of a pickle and one file for each tensor's values. torch.load reads it with {@code
 * weights_only=True}, too. Plateau writes such files, and never reads one.
 */
final class TorchFile {

  /** Where an archive has to have a time, one that is always the same. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes);

  private TorchFile() {}

  static byte[] of(Map<String, HostTensor> state, int epoch) {
    try {
      return new TorchFile().write(state, epoch);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write into memory: " + e.getMessage(), e);
    }
  }

  private byte[] write(Map<String, HostTensor> state, int epoch) throws IOException {
    add("data.pkl", Pickle.ofCheckpoint(state, epoch));
    add("byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    int storage = 0;
    for (HostTensor tensor : state.values()) {
      ByteBuffer values =
          ByteBuffer.allocate(tensor.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      values.asFloatBuffer().put(tensor.values());
      add("data/" + storage++, values.array());
    }
    add("version", "3\n".getBytes(StandardCharsets.US_ASCII));
    zip.close();
    return bytes.toByteArray();
  }

  private void add(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("archive/" + name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
