package io.plateau.prep.source;

import io.plateau.prep.featureset.Split;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ready features: {@code features.npy} [rows, width], {@code labels.npy} [rows], {@code
 * classes.txt} and, optionally, {@code splits.txt} with train, val or test a line. The id of a row
 * is its number.
 */
record EmbeddingFiles(String uri, List<String> classNames, List<Unit> units, int width)
    implements Source {

  static final String FEATURES = "features.npy";
  static final String LABELS = "labels.npy";
  static final String SPLITS = "splits.txt";

  private static final int MOST_ROWS = 8192;
  private static final Set<String> FEATURE_TYPES = Set.of("f2", "f4");

  static EmbeddingFiles list(SourceDirectory directory) throws IOException {
    requireFiles(directory);
    NpyHeader features = featureHeader(directory);
    int rows = Math.toIntExact(features.shape()[0]);
    List<String> classNames = directory.classNames();
    int[] labels = NpyLabels.read(directory, rows, classNames.size());
    List<Split> splits = splits(directory, rows);
    return new EmbeddingFiles(
        directory.root().toString(),
        classNames,
        units(directory, features, labels, splits),
        Math.toIntExact(features.shape()[1]));
  }

  @Override
  public SourceFormat format() {
    return SourceFormat.EMBEDDINGS;
  }

  @Override
  public OptionalInt readyWidth() {
    return OptionalInt.of(width);
  }

  private static List<Unit> units(
      SourceDirectory directory, NpyHeader features, int[] labels, List<Split> splits)
      throws IOException {
    String file = directory.resolve(FEATURES).toString();
    String version = version(directory);
    int rowBytes = Math.toIntExact(features.shape()[1] * features.elementBytes());
    List<Unit> units = new ArrayList<>();
    for (Split split : Split.values()) {
      int[] rows =
          IntStream.range(0, labels.length).filter(row -> splits.get(row) == split).toArray();
      for (int from = 0; from < rows.length; from += MOST_ROWS) {
        int[] some = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + MOST_ROWS));
        int[] ofThem = Arrays.stream(some).map(row -> labels[row]).toArray();
        units.add(new NpyUnit(file, version, split, some, ofThem, rowBytes));
      }
    }
    return units;
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

  /** Labels and splits belong to a row as its feature does, so a change of any is one of all. */
  private static String version(SourceDirectory directory) throws IOException {
    List<String> versions = new ArrayList<>();
    for (String name : List.of(FEATURES, LABELS, CLASSES, SPLITS)) {
      versions.add(directory.hasFile(name) ? directory.version(name) : "");
    }
    return UnitDigest.of(versions);
  }
}
