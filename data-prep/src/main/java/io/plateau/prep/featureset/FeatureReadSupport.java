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

  private final TokenColumns tokens;

  /** Whether tokens are read where there are any: they are a hundred times as long as a feature. */
  enum TokenColumns {
    READ,
    SKIPPED
  }

  FeatureReadSupport(TokenColumns tokens) {
    this.tokens = tokens;
  }

  @Override
  public ReadContext init(InitContext context) {
    boolean present = context.getFileSchema().containsField(FeatureSchema.LAST_TOKENS);
    return new ReadContext(
        present && tokens == TokenColumns.READ
            ? FeatureSchema.FEATURES_AND_TOKENS
            : FeatureSchema.FEATURES);
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
