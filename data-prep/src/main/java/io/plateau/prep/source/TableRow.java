package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.util.List;

/**
 * A row of a table of image files.
 *
 * @param position its number, which few-shot sampling goes by
 * @param id of its image
 * @param uri of its image, as it is written
 * @param labels what it says about the image
 * @param split the part of the data set
 */
record TableRow(long position, String id, String uri, LabelFields labels, Split split) {

  static final List<String> URI = List.of("uri", "path", "image", "file", "file_name");

  private static final List<String> ID = List.of("id");
  private static final List<String> SPLIT = List.of("split");

  /** Reads a row by the names that columns have. */
  static TableRow of(long position, Fields fields) throws RejectionException {
    String uri = fields.first(URI);
    if (uri == null) {
      throw new RejectionException(
          "MISSING_URI",
          "row %d names no image (expected: one of the columns %s)"
              .formatted(position, String.join(", ", URI)));
    }
    String id = fields.first(ID);
    String split = fields.first(SPLIT);
    return new TableRow(
        position,
        id == null ? uri : id,
        uri,
        LabelFields.of(fields),
        split == null ? Split.TRAIN : split(split));
  }

  private static Split split(String text) throws RejectionException {
    return SplitNames.of(text)
        .orElseThrow(
            () ->
                new RejectionException(
                    "BAD_SPLIT", "split: %s (expected: train, val or test)".formatted(text)));
  }
}
