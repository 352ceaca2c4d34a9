package io.plateau.prep.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Parquet files as the Hugging Face library {@code datasets} writes them: {@code image:
 * struct<bytes, path>}, a label or a text, and the class names in the metadata. A unit is a row
 * group.
 */
final class HuggingFaceParquet {

  private final SourceDirectory directory;
  private final Listing listing = new Listing();
  private final List<Found> files = new ArrayList<>();
  private List<String> classNames = List.of();
  private boolean numbered;

  /** A file whose end was read. */
  private record Found(
      String path, FileStatus status, HuggingFaceColumns columns, List<BlockMetaData> groups) {}

  private HuggingFaceParquet(SourceDirectory directory) {
    this.directory = directory;
  }

  static Source list(SourceDirectory directory) throws IOException {
    HuggingFaceParquet source = new HuggingFaceParquet(directory);
    NavigableMap<String, FileStatus> below = directory.filesBelow("", source.listing);
    for (Map.Entry<String, FileStatus> file : below.entrySet()) {
      if (Names.extension(file.getKey()).equals("parquet")) {
        source.readEnd(file.getKey(), file.getValue());
      }
    }
    return source.listed();
  }

  /** Whether a file has images. */
  static boolean hasImages(SourceDirectory directory, FileStatus file) throws IOException {
    try (ParquetRows rows =
        ParquetRows.open(file, directory.configuration(), ParquetTableFile::columns)) {
      return HuggingFaceColumns.of(rows.footer().getFileMetaData().getSchema()).isPresent();
    } catch (DamagedFileException e) {
      return false;
    }
  }

  private void readEnd(String path, FileStatus file) throws IOException {
    try (ParquetRows rows =
        ParquetRows.open(file, directory.configuration(), ParquetTableFile::columns)) {
      MessageType schema = rows.footer().getFileMetaData().getSchema();
      Optional<HuggingFaceColumns> columns = HuggingFaceColumns.of(schema);
      if (columns.isEmpty()) {
        listing.reject(
            path,
            file.getPath().toString(),
            "MISSING_COLUMN",
            "columns: %s (expected: image, a struct of bytes and path)"
                .formatted(schema.getFields().stream().map(field -> field.getName()).toList()));
        return;
      }
      files.add(new Found(path, file, columns.get(), rows.footer().getBlocks()));
      String label = columns.get().label();
      numbered |=
          label != null
              && schema.getType(label).asPrimitiveType().getPrimitiveTypeName()
                  != PrimitiveTypeName.BINARY;
      addNames(file, columns.get(), metadata(rows));
    } catch (DamagedFileException e) {
      listing.reject(
          path,
          file.getPath().toString(),
          "DAMAGED_FILE",
          "file: %s (expected: one that is whole)".formatted(e.sentence()));
    }
  }

  private static @Nullable String metadata(ParquetRows rows) {
    return rows.footer().getFileMetaData().getKeyValueMetaData().get(HuggingFaceColumns.METADATA);
  }

  private void addNames(FileStatus file, HuggingFaceColumns columns, @Nullable String metadata)
      throws SourceException {
    List<String> names = columns.classNames(metadata);
    if (!classNames.isEmpty() && !names.isEmpty() && !classNames.equals(names)) {
      throw new SourceException(
          "Cannot prepare %s: the class names of %s are %s, those of the files before it %s. Prepare one data set at a time."
              .formatted(directory.place(), file.getPath(), names, classNames));
    }
    classNames = names.isEmpty() ? classNames : names;
  }

  private Source listed() throws IOException {
    if (classNames.isEmpty()) {
      classNames = directory.classNamesIfAny();
    }
    if (numbered && classNames.isEmpty()) {
      throw new SourceException(
          "Cannot prepare %s: its labels are numbers, and its metadata has no names for them. Put a classes.txt beside the files."
              .formatted(directory.place()));
    }
    String namesDigest = UnitDigest.of(classNames);
    for (Found file : files) {
      String version = UnitDigest.of(FileVersion.of(file.status()), namesDigest);
      long first = 0;
      for (int group = 0; group < file.groups().size(); group++) {
        BlockMetaData block = file.groups().get(group);
        listing.add(
            new HuggingFaceUnit(
                file.path(),
                file.status().getPath().toString(),
                version,
                SplitNames.ofPath(file.path()),
                file.columns(),
                group,
                first,
                block.getRowCount(),
                block.getCompressedSize()));
        first += block.getRowCount();
      }
    }
    listing.requireUsable(directory.place().toString());
    return new ListedSource(
        SourceFormat.HUGGINGFACE, directory.place().toString(), classNames, listing.units());
  }
}
