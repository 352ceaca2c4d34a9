package io.plateau.prep.source;

import io.plateau.prep.featureset.Digests;
import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ready features: {@code features.npy} [rows, width], {@code labels.npy} [rows], {@code
 * classes.txt} and, optionally, {@code splits.txt} with train, val or test a line. The id of a row
 * is its number, padded so that ids sort as numbers do.
 */
public record EmbeddingFiles(
    String uri, List<String> classNames, List<SourceItem> items, String digest, int width)
    implements Source {

  static final String FEATURES = "features.npy";
  static final String LABELS = "labels.npy";
  static final String SPLITS = "splits.txt";

  private static final Set<String> FEATURE_TYPES = Set.of("f2", "f4");

  static EmbeddingFiles list(SourceDirectory directory) throws IOException {
    requireFiles(directory);
    NpyHeader features = featureHeader(directory);
    int rows = Math.toIntExact(features.shape()[0]);
    List<String> classNames = directory.classNames();
    int[] labels = NpyLabels.read(directory, rows, classNames.size());
    List<Split> splits = splits(directory, rows);
    String file = directory.resolve(FEATURES).toString();
    List<SourceItem> items =
        IntStream.range(0, rows)
            .mapToObj(row -> item(row, file, labels[row], splits.get(row)))
            .sorted(
                Comparator.comparing((SourceItem item) -> item.split().label())
                    .thenComparing(SourceItem::id))
            .toList();
    return new EmbeddingFiles(
        directory.root().toString(),
        classNames,
        items,
        digest(directory),
        Math.toIntExact(features.shape()[1]));
  }

  @Override
  public SourceFormat format() {
    return SourceFormat.EMBEDDINGS;
  }

  /** The row of {@code features.npy} that an item stands for. */
  static long row(SourceItem item) {
    return Long.parseLong(item.id());
  }

  /** The file of an item, without its row. */
  static String file(SourceItem item) {
    return item.uri().substring(0, item.uri().lastIndexOf('#'));
  }

  private static SourceItem item(int row, String file, int label, Split split) {
    return new SourceItem(String.format(Locale.ROOT, "%010d", row), file + "#" + row, label, split);
  }

  private static void requireFiles(SourceDirectory directory) throws IOException {
    for (String name : List.of(FEATURES, LABELS, CLASSES)) {
      if (!directory.hasFile(name)) {
        throw new SourceException(
            "Cannot import %s: it has no %s. An import needs features.npy, labels.npy and classes.txt."
                .formatted(directory.root(), name));
      }
    }
  }

  private static NpyHeader featureHeader(SourceDirectory directory) throws IOException {
    String file = directory.resolve(FEATURES).toString();
    NpyHeader header;
    try (InputStream in = directory.files().open(directory.resolve(FEATURES))) {
      header = NpyHeader.read(in, file);
    }
    if (!FEATURE_TYPES.contains(header.type())) {
      throw new SourceException(
          "Cannot read %s: its elements are %s (expected: f4 or f2). Save array.astype(numpy.float32)."
              .formatted(file, header.type()));
    }
    long[] shape = header.shape();
    if (shape.length != 2 || shape[0] < 1 || shape[1] < 1) {
      throw new SourceException(
          "Cannot read %s: its shape is %s (expected: [rows, width], both > 0)."
              .formatted(file, Arrays.toString(shape)));
    }
    header.requireLength(directory.length(FEATURES), file);
    return header;
  }

  private static List<Split> splits(SourceDirectory directory, int rows) throws IOException {
    if (!directory.hasFile(SPLITS)) {
      return Collections.nCopies(rows, Split.TRAIN);
    }
    List<String> lines = directory.lines(SPLITS);
    if (lines.size() != rows) {
      throw new SourceException(
          "Cannot use %s: it has %d lines (expected: one per row of features.npy, %d)."
              .formatted(directory.resolve(SPLITS), lines.size(), rows));
    }
    Split[] splits = new Split[rows];
    for (int row = 0; row < rows; row++) {
      String line = lines.get(row);
      int number = row + 1;
      splits[row] =
          Split.ofLabel(line)
              .orElseThrow(
                  () ->
                      new SourceException(
                          "Cannot use %s: line %d is %s (expected: train, val or test)."
                              .formatted(directory.resolve(SPLITS), number, line)));
    }
    return List.of(splits);
  }

  private static String digest(SourceDirectory directory) throws IOException {
    MessageDigest digest = Digests.sha256();
    for (String name : List.of(FEATURES, LABELS, CLASSES, SPLITS)) {
      if (directory.hasFile(name)) {
        String line =
            "%s\t%d\t%d\n"
                .formatted(
                    name,
                    directory.length(name),
                    directory.files().getFileStatus(directory.resolve(name)).getModificationTime());
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
