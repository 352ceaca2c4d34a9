package io.plateau.prep.source;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * The name of a tar's member: a key, which its sample's members share, and what it is.
 *
 * @param key the path up to the first dot of the file name
 * @param extension what follows that dot, in lower case
 */
record TarName(String key, String extension) {

  /** Names in tars are bytes; this keeps them all apart. */
  static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final Set<String> IMAGES =
      Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff");

  static TarName of(String path) {
    int file = path.lastIndexOf('/') + 1;
    int dot = path.indexOf('.', file + 1);
    return dot < 0
        ? new TarName(path, "")
        : new TarName(path.substring(0, dot), path.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  boolean isImage() {
    return IMAGES.contains(extension);
  }

  /**
   * The path of a member that was read as {@link #BYTES}: UTF-8 where it is that, else a character
   * per byte. Extended headers are always UTF-8, and come decoded.
   */
  static String path(TarArchiveEntry entry) {
    String name = entry.getName();
    if (name.chars().anyMatch(character -> character > 0xff)) {
      return name;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(BYTES.encode(name)).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }

  /** What file managers leave in tars, and WebDataset's own notes. */
  static boolean isHidden(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith(".") || file.startsWith("__");
  }

  /** Refuses a member that is no file, or whose name would lead out of a folder. */
  static void requireSafe(TarArchiveEntry entry) throws RejectionException {
    String name = path(entry);
    if (entry.isSymbolicLink() || entry.isLink()) {
      throw unsafe(name + " is a link");
    }
    if (entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO()) {
      throw unsafe(name + " is a device");
    }
    if (entry.isSparse()) {
      throw unsafe(name + " is a sparse file");
    }
    if (name.startsWith("/") || name.matches("[A-Za-z]:[/\\\\].*")) {
      throw unsafe(name + " is an absolute path");
    }
    if (Arrays.asList(name.split("[/\\\\]", -1)).contains("..")) {
      throw unsafe(name + " leads out of its folder");
    }
  }

  private static RejectionException unsafe(String what) {
    return new RejectionException(
        "UNSAFE_ENTRY", "entry: %s (expected: a file below the tar's root)".formatted(what));
  }
}
