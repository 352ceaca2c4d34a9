package io.plateau.prep.source;

import java.io.IOException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type.Repetition;

/** A manifest as a Parquet file. */
final class ParquetTableFile {

  private ParquetTableFile() {}

  static void read(SourceDirectory directory, String name, TableRows rows) throws IOException {
    FileStatus file = directory.files().getFileStatus(directory.resolve(name));
    try (ParquetRows table =
        ParquetRows.open(file, directory.configuration(), ParquetTableFile::columns)) {
      Manifest.requireColumns(directory.resolve(name), table.columns());
      for (Group row = table.next(); row != null; row = table.next()) {
        rows.add(Fields.of(row));
      }
    } catch (DamagedFileException e) {
      throw new SourceException(
          "Cannot read %s: %s. Copy or write it again."
              .formatted(directory.resolve(name), e.sentence()));
    }
  }

  /** What is not nested. */
  static MessageType columns(MessageType schema) {
    return new MessageType(
        schema.getName(),
        schema.getFields().stream()
            .filter(field -> field.isPrimitive() && !field.isRepetition(Repetition.REPEATED))
            .toList());
  }
}
