package io.plateau.prep.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A tar that is being written. */
final class TarFile implements AutoCloseable {

  private final TarArchiveOutputStream out;

  private TarFile(TarArchiveOutputStream out) {
    this.out = out;
  }

  static TarFile create(Path file) throws IOException {
    return create(file, StandardCharsets.UTF_8.name());
  }

  static TarFile create(Path file, String encoding) throws IOException {
    Files.createDirectories(file.getParent());
    OutputStream to = Files.newOutputStream(file);
    TarArchiveOutputStream out = new TarArchiveOutputStream(to, encoding);
    out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
    return new TarFile(out);
  }

  TarFile add(String name, String content) throws IOException {
    return add(new TarArchiveEntry(name, true), content);
  }

  /** GNU tar's header before a member whose name is long. */
  TarFile longName(String name) throws IOException {
    return add(
        new TarArchiveEntry(TarConstants.GNU_LONGLINK, TarConstants.LF_GNUTYPE_LONGNAME), name);
  }

  private TarFile add(TarArchiveEntry entry, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(bytes.length);
    out.putArchiveEntry(entry);
    out.write(bytes);
    out.closeArchiveEntry();
    return this;
  }

  TarFile link(String name, String to) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(to);
    out.putArchiveEntry(entry);
    out.closeArchiveEntry();
    return this;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
