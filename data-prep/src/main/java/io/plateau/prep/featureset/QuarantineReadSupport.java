package io.plateau.prep.featureset;

import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Parquet to {@link QuarantineRow}. */
final class QuarantineReadSupport extends ReadSupport<QuarantineRow> {

  private final GroupReadSupport groups = new GroupReadSupport();

  @Override
  public ReadContext init(InitContext context) {
    return new ReadContext(FeatureSchema.QUARANTINE);
  }

  @Override
  public RecordMaterializer<QuarantineRow> prepareForRead(
      Configuration configuration,
      Map<String, String> keyValueMetaData,
      MessageType fileSchema,
      ReadContext readContext) {
    RecordMaterializer<Group> materializer =
        groups.prepareForRead(configuration, keyValueMetaData, fileSchema, readContext);
    return new RecordMaterializer<>() {
      @Override
      public QuarantineRow getCurrentRecord() {
        Group row = materializer.getCurrentRecord();
        return new QuarantineRow(
            row.getString("id", 0),
            row.getString("uri", 0),
            Stage.valueOf(row.getString("stage", 0).toUpperCase(Locale.ROOT)),
            row.getString("reason", 0),
            row.getString("message", 0));
      }

      @Override
      public GroupConverter getRootConverter() {
        return materializer.getRootConverter();
      }
    };
  }
}
