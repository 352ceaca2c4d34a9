package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Target;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;

/**
 * Images in a folder per class, optionally below a folder per split. Labels follow {@code
 * classes.txt} where there is one, and otherwise the sorted folder names. Every file in a class
 * folder is an item, whatever its name: a file that is no image is to be quarantined, not
 * overlooked.
 */
record ImageFolder(String uri, List<String> classNames, List<Unit> units) implements Source {

  static ImageFolder list(SourceDirectory directory) throws IOException {
    NavigableMap<String, Split> splits = splitFolders(directory);
    NavigableSet<String> folders = new TreeSet<>();
    for (String split : splits.keySet()) {
      folders.addAll(directory.folders(split));
    }
    List<String> classNames = classNames(directory, folders);
    Listing listing = new Listing();
    for (Map.Entry<String, Split> split : splits.entrySet()) {
      directory.rejectUnreadable(split.getKey(), listing);
      list(directory, split.getKey(), split.getValue(), classNames, listing);
    }
    if (listing.isEmpty()) {
      throw new SourceException(
          "Cannot prepare %s: its class folders %s hold no files. Put the images of each class into its folder."
              .formatted(directory.root(), folders));
    }
    return new ImageFolder(directory.root().toString(), classNames, listing.units());
  }

  @Override
  public SourceFormat format() {
    return SourceFormat.IMAGE_FOLDER;
  }

  /** Folder and split, in the order of the split labels; the root itself where it has no splits. */
  private static NavigableMap<String, Split> splitFolders(SourceDirectory directory)
      throws IOException {
    List<String> folders = directory.folders("");
    NavigableMap<String, Split> splits = new TreeMap<>();
    for (String folder : folders) {
      Split.ofLabel(folder).ifPresent(split -> splits.put(folder, split));
    }
    if (folders.isEmpty()) {
      throw new SourceException(
          "Cannot prepare %s: it has no class folders. Lay the images out as DIR/<class>/*.jpg or DIR/train|val|test/<class>/*.jpg."
              .formatted(directory.root()));
    }
    if (splits.isEmpty()) {
      return new TreeMap<>(Map.of("", Split.TRAIN));
    }
    if (splits.size() < folders.size()) {
      List<String> others = folders.stream().filter(name -> !splits.containsKey(name)).toList();
      throw new SourceException(
          "Cannot prepare %s: beside %s it has folders %s. Split folders are named train, val and test, and nothing else may lie beside them."
              .formatted(directory.root(), splits.keySet(), others));
    }
    return splits;
  }

  private static List<String> classNames(SourceDirectory directory, NavigableSet<String> folders)
      throws IOException {
    if (!directory.hasFile(CLASSES)) {
      return List.copyOf(folders);
    }
    List<String> names = directory.classNames();
    NavigableSet<String> missing = new TreeSet<>(names);
    missing.removeAll(folders);
    NavigableSet<String> unnamed = new TreeSet<>(folders);
    names.forEach(unnamed::remove);
    if (!missing.isEmpty() || !unnamed.isEmpty()) {
      throw new SourceException(
          "Cannot match %s with the class folders: names without a folder: %s; folders without a name: %s. Make them the same."
              .formatted(directory.resolve(CLASSES), missing, unnamed));
    }
    if (names.size() > folders.size()) {
      throw new SourceException(
          "Cannot use %s: it has %d names for %d folders. Write each name once."
              .formatted(directory.resolve(CLASSES), names.size(), folders.size()));
    }
    return names;
  }

  private static void list(
      SourceDirectory directory,
      String splitFolder,
      Split split,
      List<String> classNames,
      Listing listing)
      throws IOException {
    List<String> present = directory.folders(splitFolder);
    for (int label = 0; label < classNames.size(); label++) {
      String name = classNames.get(label);
      if (present.contains(name)) {
        String folder = splitFolder.isEmpty() ? name : splitFolder + "/" + name;
        for (Map.Entry<String, FileStatus> file :
            directory.filesBelow(folder, listing).entrySet()) {
          FileStatus status = file.getValue();
          SourceItem item =
              new SourceItem(
                  file.getKey(),
                  status.getPath().toString(),
                  FileVersion.of(status),
                  0,
                  Target.of(label, name),
                  split);
          listing.add(item, status.getLen());
        }
      }
    }
  }
}
