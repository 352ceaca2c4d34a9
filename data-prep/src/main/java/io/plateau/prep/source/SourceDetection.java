package io.plateau.prep.source;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;

/** Finds out what a source is, by what it holds. */
final class SourceDetection {

  /** These have folders of images that are no classes. */
  private static final Set<SourceFormat> WITH_FOLDERS =
      Set.of(SourceFormat.MANIFEST, SourceFormat.COOP_SPLIT, SourceFormat.CLIP_RETRIEVAL);

  private final SourceDirectory directory;
  private final Map<SourceFormat, String> marks = new EnumMap<>(SourceFormat.class);

  private SourceDetection(SourceDirectory directory) {
    this.directory = directory;
  }

  /**
   * The format that a source has the marks of.
   *
   * @throws SourceException if it has those of none, or of several
   */
  static SourceFormat of(SourceDirectory directory) throws IOException {
    SourceDetection detection = new SourceDetection(directory);
    detection.look();
    return detection.only();
  }

  private void look() throws IOException {
    if (directory.hasFile(EmbeddingFiles.FEATURES) && directory.only().isEmpty()) {
      marks.put(SourceFormat.EMBEDDINGS, EmbeddingFiles.FEATURES);
    }
    List<String> splits = CoopSplit.candidates(directory);
    if (!splits.isEmpty()) {
      marks.put(SourceFormat.COOP_SPLIT, String.join(", ", splits));
    }
    List<String> folders = directory.folders("");
    if (folders.containsAll(List.of(ClipRetrieval.FEATURES, ClipRetrieval.METADATA))) {
      marks.put(SourceFormat.CLIP_RETRIEVAL, "folders img_emb and metadata");
    }
    SortedSet<String> containers = new TreeSet<>(WebDataset.tars(directory).keySet());
    if (!containers.isEmpty()) {
      marks.put(SourceFormat.WEBDATASET, containers.first());
    }
    lookForTables(folders, containers);
    List<String> others = folders.stream().filter(name -> !holds(name, containers)).toList();
    if (!others.isEmpty() && marks.keySet().stream().noneMatch(WITH_FOLDERS::contains)) {
      marks.put(SourceFormat.IMAGE_FOLDER, "folders " + others);
    }
  }

  /** img2dataset writes a table of what it fetched beside each tar, which is no manifest. */
  private void lookForTables(List<String> folders, SortedSet<String> containers)
      throws IOException {
    boolean tars = !containers.isEmpty();
    NavigableMap<String, FileStatus> parquet = parquet(folders);
    if (!parquet.isEmpty()
        && HuggingFaceParquet.hasImages(directory, parquet.firstEntry().getValue())) {
      marks.put(SourceFormat.HUGGINGFACE, parquet.firstKey());
      containers.addAll(parquet.keySet());
    }
    Set<String> tables = Manifest.candidates(directory);
    tables.removeAll(containers);
    if (!tables.isEmpty() && !tars) {
      marks.put(SourceFormat.MANIFEST, String.join(", ", tables));
    }
  }

  private NavigableMap<String, FileStatus> parquet(List<String> folders) throws IOException {
    NavigableMap<String, FileStatus> found = directory.filesIn("");
    for (String folder : folders) {
      if (folder.equals("data") || SplitNames.of(folder).isPresent()) {
        found.putAll(directory.filesIn(folder));
      }
    }
    found.keySet().removeIf(name -> !Names.extension(name).equals("parquet"));
    return found;
  }

  private static boolean holds(String folder, Set<String> files) {
    return files.stream().anyMatch(file -> file.startsWith(folder + "/"));
  }

  private SourceFormat only() throws SourceException {
    if (marks.isEmpty()) {
      throw new SourceException(
          directory.only().isPresent()
              ? "Cannot prepare %s: it is neither a table (.csv, .jsonl, .parquet) nor a .tar nor a split_zhou_*.json. Give a file of these, or the directory that holds the data set, to --source."
                  .formatted(directory.place())
              : "Cannot prepare %s: it holds neither DIR/<class>/*.jpg nor DIR/train|val|test/<class>/*.jpg (image-folder), nor a .csv, .jsonl or .parquet (manifest), *.tar (webdataset), *.parquet with images (huggingface), split_zhou_*.json (coop-split), img_emb and metadata (clip-retrieval), or features.npy with labels.npy and classes.txt (embeddings). Point --source at such a directory."
                  .formatted(directory.place()));
    }
    if (marks.size() > 1) {
      throw new SourceException(
          "Cannot tell what %s is: it holds %s. Say --format %s."
              .formatted(
                  directory.place(),
                  String.join(" and ", marks.values()),
                  marks.keySet().stream()
                      .map(SourceFormat::label)
                      .collect(Collectors.joining(" or --format "))));
    }
    return marks.keySet().iterator().next();
  }
}
