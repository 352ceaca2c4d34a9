package io.plateau.prep.source;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/** A data set as it is found: its classes, and the units of work that its samples come in. */
public interface Source {

  /** The optional file of class names in label order. */
  String CLASSES = "classes.txt";

  /** Never {@link SourceFormat#AUTO}. */
  SourceFormat format();

  /** The directory, with scheme. */
  String uri();

  /** Class names in label order; empty where they are found in the samples. */
  List<String> classNames();

  /** The width of the features that it holds ready; empty where it holds images. */
  default OptionalInt readyWidth() {
    return OptionalInt.empty();
  }

  /** Its pieces, in the order of their splits and ids. */
  List<Unit> units();

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
