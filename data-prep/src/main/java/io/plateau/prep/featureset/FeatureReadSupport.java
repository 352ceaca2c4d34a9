package io.plateau.prep.featureset;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** Parquet to {@link FeatureRow}, without a box per float. */
final class FeatureReadSupport extends ReadSupport<FeatureRow> {

  @Override
  public ReadContext init(InitContext context) {
    return new ReadContext(FeatureSchema.FEATURES);
  }

  @Override
  public RecordMaterializer<FeatureRow> prepareForRead(
      Configuration configuration,
      Map<String, String> keyValueMetaData,
      MessageType fileSchema,
      ReadContext readContext) {
    FeatureRowConverter converter = new FeatureRowConverter();
    return new RecordMaterializer<>() {
      @Override
      public FeatureRow getCurrentRecord() {
        return converter.row();
      }

      @Override
      public GroupConverter getRootConverter() {
        return converter;
      }
    };
  }
}
