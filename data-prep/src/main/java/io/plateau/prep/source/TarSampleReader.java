package io.plateau.prep.source;

import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.QuarantineRow;
import io.plateau.prep.featureset.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** Reads a tar once, from front to back; the members of a sample are neighbours in it. */
final class TarSampleReader implements SampleReader {

  private final TarUnit unit;
  private final TarMembers members;
  private final NamedClasses classes;
  private final long maxItemBytes;
  private final Queue<Sample> found = new ArrayDeque<>();
  private final Set<Long> seen = new HashSet<>();
  private @Nullable TarSample sample;
  private boolean atEnd;

  private TarSampleReader(TarUnit unit, TarMembers members, ReadContext context) {
    this.unit = unit;
    this.members = members;
    this.classes = new NamedClasses(context.classNames());
    this.maxItemBytes = context.maxItemBytes();
  }

  static TarSampleReader open(TarUnit unit, ReadContext context) throws IOException {
    TarMembers members = TarMembers.open(unit.uri(), unit.bytes(), context.configuration());
    return new TarSampleReader(unit, members, context);
  }

  @Override
  public @Nullable Sample next() throws IOException {
    while (found.isEmpty() && !atEnd) {
      try {
        TarArchiveEntry entry = members.next();
        if (entry == null) {
          end();
        } else {
          take(entry);
        }
      } catch (DamagedFileException e) {
        end();
        reject(
            unit.id(""),
            unit.uri(),
            "TRUNCATED",
            "tar: %s (expected: a whole tar); what came before is used".formatted(e.sentence()));
      }
    }
    return found.poll();
  }

  private void take(TarArchiveEntry entry) throws IOException {
    String name = TarName.path(entry);
    String path = name.startsWith("./") ? name.substring(2) : name;
    try {
      TarName.requireSafe(entry);
    } catch (RejectionException e) {
      reject(unit.id(path), uri(path), e.reason(), e.sentence());
      return;
    }
    if (entry.isDirectory() || TarName.isHidden(path)) {
      return;
    }
    TarName parts = TarName.of(path);
    TarSample current = sample;
    if (current == null || !current.key().equals(parts.key())) {
      finish();
      current = begin(parts.key());
    }
    try {
      current.take(path, parts, entry.getRealSize(), members, maxItemBytes);
    } catch (DamagedFileException e) {
      current.reject(
          new RejectionException(
              "TRUNCATED", "%s: %s (expected: a whole tar)".formatted(path, e.sentence())));
      throw e;
    }
  }

  private TarSample begin(String key) {
    TarSample begun = new TarSample(key);
    if (!seen.add(hash(key))) {
      begun.reject(
          new RejectionException(
              "DUPLICATE",
              "key: %s comes more than once (expected: once); the first stays".formatted(key)));
    }
    sample = begun;
    return begun;
  }

  private void end() {
    finish();
    atEnd = true;
  }

  private void finish() {
    TarSample whole = sample;
    if (whole == null) {
      return;
    }
    sample = null;
    String id = unit.id(whole.key());
    String uri = uri(whole.imageName().orElse(whole.key()));
    try {
      SourceItem item =
          new SourceItem(id, uri, unit.version(), 0, whole.target(classes), unit.split());
      found.add(new Sample.Image(item, whole.image()));
    } catch (RejectionException e) {
      reject(id, uri, e.reason(), e.sentence());
    }
  }

  private void reject(String id, String uri, String reason, String message) {
    found.add(new Sample.Rejected(new QuarantineRow(id, uri, Stage.LIST, reason, message)));
  }

  private String uri(String member) {
    return unit.uri() + "#" + member;
  }

  /** 64 bits of SHA-256 stand for a key, which may be long. */
  private static long hash(String key) {
    return ByteBuffer.wrap(Digests.sha256().digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
