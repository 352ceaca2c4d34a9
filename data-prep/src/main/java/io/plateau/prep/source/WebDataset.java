package io.plateau.prep.source;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;

/**
 * Tars of images and of their labels, caption or fields beside them under the same key, in the
 * directory or in folders of its splits (github.com/webdataset/webdataset).
 */
final class WebDataset {

  private WebDataset() {}

  static Source list(SourceDirectory directory) throws IOException {
    List<String> classNames = directory.classNamesIfAny();
    String namesDigest = UnitDigest.of(classNames);
    Listing listing = new Listing();
    for (Map.Entry<String, FileStatus> tar : tars(directory).entrySet()) {
      FileStatus file = tar.getValue();
      if (isCompressed(tar.getKey())) {
        throw new SourceException(
            "Cannot prepare %s: it is compressed, which images gain nothing by (expected: .tar). Unpack it with gunzip."
                .formatted(file.getPath()));
      }
      listing.add(
          new TarUnit(
              tar.getKey(),
              file.getPath().toString(),
              UnitDigest.of(FileVersion.of(file), namesDigest),
              SplitNames.ofPath(tar.getKey()),
              file.getLen()));
    }
    listing.requireUsable(directory.place().toString());
    return new ListedSource(
        SourceFormat.WEBDATASET, directory.place().toString(), classNames, listing.units());
  }

  /** The tars in a directory and in its folders of splits. */
  static Map<String, FileStatus> tars(SourceDirectory directory) throws IOException {
    Map<String, FileStatus> found = new TreeMap<>(directory.filesIn(""));
    for (String folder : directory.folders("")) {
      if (SplitNames.of(folder).isPresent()) {
        found.putAll(directory.filesIn(folder));
      }
    }
    found.keySet().removeIf(name -> !Names.extension(name).equals("tar") && !isCompressed(name));
    return found;
  }

  private static boolean isCompressed(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
  }
}
