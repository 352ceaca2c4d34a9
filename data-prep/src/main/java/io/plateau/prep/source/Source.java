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

  /** The directory or file, with scheme. */
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
    SourceFormat found = format == SourceFormat.AUTO ? SourceDetection.of(directory) : format;
    return switch (found) {
      case MANIFEST -> Manifest.list(directory);
      case WEBDATASET -> WebDataset.list(directory);
      case HUGGINGFACE -> HuggingFaceParquet.list(directory);
      case COOP_SPLIT -> CoopSplit.list(directory);
      case IMAGE_FOLDER -> ImageFolder.list(directory.requireDirectory(found));
      case CLIP_RETRIEVAL -> ClipRetrieval.list(directory.requireDirectory(found));
      case EMBEDDINGS -> EmbeddingFiles.list(directory.requireDirectory(found));
      case AUTO -> throw new IllegalStateException("detection ends with a format");
    };
  }
}
