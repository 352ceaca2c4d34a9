package io.plateau.prep.featureset;

import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** {@link FeatureRow} to Parquet. */
final class FeatureWriteSupport extends WriteSupport<FeatureRow> {

  private final MessageType schema;
  private @Nullable RowConsumer consumer;

  FeatureWriteSupport(MessageType schema) {
    this.schema = schema;
  }

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = new RowConsumer(recordConsumer, schema);
  }

  @Override
  public void write(FeatureRow row) {
    RowConsumer out = Objects.requireNonNull(consumer, "prepareForWrite comes first");
    out.begin();
    out.text("id", row.id());
    out.text("uri", row.uri());
    out.text("version", row.version());
    out.integer("position", row.position());
    out.integer("label", row.target().label());
    out.optional("class_name", row.target().className());
    out.optional("caption", row.target().caption());
    out.text("split", row.split().label());
    out.integer("view", row.view());
    out.list("feature", row.feature());
    if (schema.containsField(FeatureSchema.LAST_TOKENS)) {
      out.bytes(FeatureSchema.LAST_TOKENS, row.lastTokens());
      out.bytes(FeatureSchema.LATE_INPUT, row.lateInput());
    }
    out.end();
  }
}
