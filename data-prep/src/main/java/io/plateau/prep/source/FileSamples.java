package io.plateau.prep.source;

import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.jspecify.annotations.Nullable;

/** Reads files, one a sample. */
final class FileSamples implements SampleReader {

  private final Iterator<SourceItem> items;
  private final ReadContext context;

  FileSamples(List<SourceItem> items, ReadContext context) {
    this.items = items.iterator();
    this.context = context;
  }

  @Override
  public @Nullable Sample next() throws IOException {
    if (!items.hasNext()) {
      return null;
    }
    SourceItem item = items.next();
    Path path = new Path(item.uri());
    try (InputStream in = SourceFiles.of(path, context.configuration()).open(path)) {
      return sample(item, in, context.maxItemBytes());
    } catch (FileNotFoundException | AccessDeniedException | AccessControlException e) {
      // Of this file only. Any other failure is the storage's: the unit is read again.
      return new Sample.Rejected(
          new QuarantineRow(
              item.id(), item.uri(), Stage.READ, "UNREADABLE", String.valueOf(e.getMessage())));
    }
  }

  /** Reads the file of an item, unless it is too long. */
  static Sample sample(SourceItem item, InputStream in, long maxItemBytes) throws IOException {
    byte[] bytes = in.readNBytes((int) Math.min(maxItemBytes + 1, Integer.MAX_VALUE - 8));
    return bytes.length <= maxItemBytes
        ? new Sample.Image(item, bytes)
        : new Sample.Rejected(
            new QuarantineRow(
                item.id(),
                item.uri(),
                Stage.READ,
                "TOO_LARGE",
                "bytes: more than %d (expected: <= that)".formatted(maxItemBytes)));
  }

  @Override
  public void close() {}
}
