package io.plateau.prep.featureset;

import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** {@link QuarantineRow} to Parquet. */
final class QuarantineWriteSupport extends WriteSupport<QuarantineRow> {

  private @Nullable RowConsumer consumer;

  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(FeatureSchema.QUARANTINE, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = new RowConsumer(recordConsumer, FeatureSchema.QUARANTINE);
  }

  @Override
  public void write(QuarantineRow row) {
    RowConsumer out = Objects.requireNonNull(consumer, "prepareForWrite comes first");
    out.begin();
    out.text("id", row.id());
    out.text("uri", row.uri());
    out.text("stage", row.stage().label());
    out.text("reason", row.reason());
    out.text("message", row.message());
    out.end();
  }
}
