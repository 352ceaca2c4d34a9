package io.plateau.prep.source;

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

  /** What file managers leave in tars, and WebDataset's own notes. */
  static boolean isHidden(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith(".") || file.startsWith("__");
  }

  /** Refuses a member that is no file, or whose name would lead out of a folder. */
  static void requireSafe(TarArchiveEntry entry) throws RejectionException {
    String name = entry.getName();
    if (name.indexOf('\uFFFD') >= 0) {
      throw new RejectionException(
          "NON_UTF8_NAME", "name: %s (expected: UTF-8 text)".formatted(name));
    }
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
