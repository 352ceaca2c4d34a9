package io.plateau.prep.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a source is laid out, by the names that {@code --format} takes. */
public enum SourceFormat {
  /** Found out from what the source holds. */
  AUTO,
  /** DIR/class/*.jpg, or DIR/train|val|test/class/*.jpg. */
  IMAGE_FOLDER,
  /** A CSV, JSONL or Parquet table of image files. */
  MANIFEST,
  /** Tars of images with their labels beside them, by key. */
  WEBDATASET,
  /** Parquet files with a column image of struct&lt;bytes, path&gt;. */
  HUGGINGFACE,
  /** CoOp's split_zhou_*.json over a folder of images. */
  COOP_SPLIT,
  /** img_emb/*.npy and metadata/*.parquet. */
  CLIP_RETRIEVAL,
  /** features.npy, labels.npy, classes.txt and, optionally, splits.txt. */
  EMBEDDINGS;

  /** The name that options have for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The format of an option's value.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SourceFormat ofLabel(String label) {
    List<String> labels = Arrays.stream(values()).map(SourceFormat::label).toList();
    int index = labels.indexOf(label);
    if (index < 0) {
      throw new IllegalArgumentException(
          "format: %s (expected: one of %s)".formatted(label, String.join(", ", labels)));
    }
    return values()[index];
  }
}
