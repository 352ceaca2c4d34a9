package io.plateau.prep.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.schema.MessageType;

/**
 * Features that clip-retrieval's {@code clip inference} wrote: {@code img_emb/img_emb_<n>.npy} and
 * {@code metadata/metadata_<n>.parquet}, row by row (github.com/rom1504/clip-retrieval).
 */
record ClipRetrieval(String uri, List<String> classNames, List<Unit> units, int width)
    implements Source {

  static final String FEATURES = "img_emb";
  static final String METADATA = "metadata";

  private static final int MOST_ROWS = 8192;
  private static final Set<String> FEATURE_TYPES = Set.of("f2", "f4");

  static ClipRetrieval list(SourceDirectory directory) throws IOException {
    List<String> classNames = directory.classNamesIfAny();
    List<String> folders = directory.folders("");
    if (!folders.containsAll(List.of(FEATURES, METADATA))) {
      throw new SourceException(
          "Cannot import %s: it has the folders %s (expected: img_emb and metadata). Point --source at the output folder of clip-retrieval inference."
              .formatted(directory.place(), folders));
    }
    NavigableMap<String, FileStatus> metadata = directory.filesIn(METADATA);
    Listing listing = new Listing();
    int width = 0;
    for (Map.Entry<String, FileStatus> file : directory.filesIn(FEATURES).entrySet()) {
      if (Names.extension(file.getKey()).equals("npy")) {
        String beside = metadataOf(file.getKey());
        FileStatus rows = metadata.get(beside);
        if (rows == null) {
          throw new SourceException(
              "Cannot import %s: it has no %s. Copy that file too."
                  .formatted(file.getValue().getPath(), beside));
        }
        NpyHeader header = header(directory, file.getValue());
        int found = Math.toIntExact(header.shape()[1]);
        if (width != 0 && found != width) {
          throw new SourceException(
              "Cannot import %s: its rows have width %d (expected: %d, as in the files before it). Import the output of one model at a time."
                  .formatted(file.getValue().getPath(), found, width));
        }
        width = found;
        requireMetadata(directory, file.getValue(), rows, header.shape()[0]);
        addUnits(file, rows, header, classNames, listing);
      }
    }
    listing.requireUsable(directory.place().toString());
    return new ClipRetrieval(directory.place().toString(), classNames, listing.units(), width);
  }

  @Override
  public SourceFormat format() {
    return SourceFormat.CLIP_RETRIEVAL;
  }

  @Override
  public OptionalInt readyWidth() {
    return OptionalInt.of(width);
  }

  /**
   * {@code img_emb/img_emb_3.npy} has its rows described in {@code metadata/metadata_3.parquet}.
   */
  private static String metadataOf(String features) {
    String name = features.substring(features.lastIndexOf('/') + 1, features.length() - 4);
    return METADATA + "/" + name.replaceFirst("^img_emb", METADATA) + ".parquet";
  }

  private static NpyHeader header(SourceDirectory directory, FileStatus file) throws IOException {
    String name = file.getPath().toString();
    NpyHeader header;
    try (InputStream in = directory.files().open(file.getPath())) {
      header = NpyHeader.read(in, name);
    }
    long[] shape = header.shape();
    if (!FEATURE_TYPES.contains(header.type()) || shape.length != 2 || shape[1] < 1) {
      throw new SourceException(
          "Cannot read %s: it is %s of %s (expected: [rows, width] of f4 or f2). Save array.astype(numpy.float32)."
              .formatted(name, Arrays.toString(shape), header.type()));
    }
    header.requireLength(file.getLen(), name);
    return header;
  }

  private static void requireMetadata(
      SourceDirectory directory, FileStatus features, FileStatus metadata, long rows)
      throws IOException {
    try (ParquetRows table =
        ParquetRows.open(metadata, directory.configuration(), ClipRetrieval::columns)) {
      if (table.columns().isEmpty()) {
        throw new SourceException(
            "Cannot import %s: it has none of the columns %s. Run clip-retrieval inference with captions, or add a column class_name."
                .formatted(metadata.getPath(), String.join(", ", names())));
      }
      if (table.size() != rows) {
        throw new SourceException(
            "Cannot import %s: it has %d rows, and %s has %d (expected: as many). Copy both again."
                .formatted(features.getPath(), rows, metadata.getPath(), table.size()));
      }
    } catch (DamagedFileException e) {
      throw new SourceException(
          "Cannot read %s: %s. Copy it again.".formatted(metadata.getPath(), e.sentence()));
    }
  }

  /** What says the class or the caption. */
  static MessageType columns(MessageType schema) {
    MessageType plain = ParquetTableFile.columns(schema);
    return new MessageType(
        plain.getName(),
        plain.getFields().stream().filter(field -> names().contains(field.getName())).toList());
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(LabelFields.LABEL);
    names.addAll(LabelFields.CLASS_NAME);
    names.addAll(LabelFields.CAPTION);
    return names;
  }

  private static void addUnits(
      Map.Entry<String, FileStatus> features,
      FileStatus metadata,
      NpyHeader header,
      List<String> classNames,
      Listing listing) {
    String version =
        UnitDigest.of(
            FileVersion.of(features.getValue()),
            FileVersion.of(metadata),
            UnitDigest.of(classNames));
    long rows = header.shape()[0];
    for (long from = 0; from < rows; from += MOST_ROWS) {
      listing.add(
          new ClipRetrievalUnit(
              features.getKey(),
              features.getValue().getPath().toString(),
              metadata.getPath().toString(),
              version,
              from,
              Math.min(MOST_ROWS, rows - from),
              Math.toIntExact(header.shape()[1] * header.elementBytes())));
    }
  }
}
