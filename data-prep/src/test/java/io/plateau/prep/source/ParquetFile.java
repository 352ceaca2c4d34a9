package io.plateau.prep.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Parquet file that is being written. */
final class ParquetFile implements AutoCloseable {

  private final ParquetWriter<Group> writer;
  private final SimpleGroupFactory rows;

  private ParquetFile(ParquetWriter<Group> writer, MessageType schema) {
    this.writer = writer;
    this.rows = new SimpleGroupFactory(schema);
  }

  /** A file with row groups as small as the library makes them. */
  static ParquetFile create(Path file, String schema, Map<String, String> metadata)
      throws IOException {
    Files.createDirectories(file.getParent());
    MessageType type = MessageTypeParser.parseMessageType(schema);
    ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))
            .withType(type)
            .withExtraMetaData(metadata)
            .withRowGroupSize(1L)
            .withMinRowCountForPageSizeCheck(2)
            .withMaxRowCountForPageSizeCheck(2)
            .build();
    return new ParquetFile(writer, type);
  }

  ParquetFile add(Consumer<Group> values) throws IOException {
    Group row = rows.newGroup();
    values.accept(row);
    writer.write(row);
    return this;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
