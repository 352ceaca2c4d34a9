package io.plateau.prep.source;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** A data set as it is found: its classes and its items. */
public interface Source {

  /** The optional file of class names in label order. */
  String CLASSES = "classes.txt";

  /** {@link SourceFormat#IMAGE_FOLDER} or {@link SourceFormat#EMBEDDINGS}. */
  SourceFormat format();

  /** The directory, with scheme. */
  String uri();

  /** Class names in label order. */
  List<String> classNames();

  /** All items, sorted by (split label, id). */
  List<SourceItem> items();

  /** SHA-256 over the listing: names, sizes and times, so that a changed source is noticed. */
  String digest();

  /**
   * Lists a source.
   *
   * @throws SourceException if it has another layout than {@code format} says, or nothing in it
   */
  static Source open(String uri, SourceFormat format, Configuration configuration)
      throws IOException {
    SourceDirectory directory = SourceDirectory.open(uri, configuration);
    return switch (format == SourceFormat.AUTO ? detect(directory) : format) {
      case EMBEDDINGS -> EmbeddingFiles.list(directory);
      default -> ImageFolder.list(directory);
    };
  }

  private static SourceFormat detect(SourceDirectory directory) throws IOException {
    boolean embeddings = directory.hasFile(EmbeddingFiles.FEATURES);
    boolean folders = !directory.folders("").isEmpty();
    if (embeddings && folders) {
      throw new SourceException(
          "Cannot tell what %s is: it holds features.npy and folders %s. Say --format embeddings or --format image-folder."
              .formatted(directory.root(), directory.folders("")));
    }
    if (!embeddings && !folders) {
      throw new SourceException(
          "Cannot prepare %s: it holds neither DIR/<class>/*.jpg nor DIR/train|val|test/<class>/*.jpg (image-folder) nor features.npy with labels.npy and classes.txt (embeddings). Point --source at such a directory."
              .formatted(directory.root()));
    }
    return embeddings ? SourceFormat.EMBEDDINGS : SourceFormat.IMAGE_FOLDER;
  }
}
