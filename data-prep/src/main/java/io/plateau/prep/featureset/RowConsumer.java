package io.plateau.prep.featureset;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes the fields of a row under their names. */
final class RowConsumer {

  private final RecordConsumer consumer;
  private final MessageType schema;

  RowConsumer(RecordConsumer consumer, MessageType schema) {
    this.consumer = consumer;
    this.schema = schema;
  }

  void begin() {
    consumer.startMessage();
  }

  void end() {
    consumer.endMessage();
  }

  void text(String name, String value) {
    field(name, () -> consumer.addBinary(Binary.fromString(value)));
  }

  /** A null is a field that is not there. */
  void optional(String name, @Nullable String value) {
    if (value != null) {
      text(name, value);
    }
  }

  void integer(String name, long value) {
    field(name, () -> consumer.addLong(value));
  }

  void integer(String name, int value) {
    field(name, () -> consumer.addInteger(value));
  }

  void bytes(String name, byte[] value) {
    field(name, () -> consumer.addBinary(Binary.fromConstantByteArray(value)));
  }

  void list(String name, float[] values) {
    field(name, () -> list(values));
  }

  private void list(float[] values) {
    consumer.startGroup();
    if (values.length > 0) {
      consumer.startField("list", 0);
      for (float value : values) {
        consumer.startGroup();
        consumer.startField("element", 0);
        consumer.addFloat(value);
        consumer.endField("element", 0);
        consumer.endGroup();
      }
      consumer.endField("list", 0);
    }
    consumer.endGroup();
  }

  private void field(String name, Runnable value) {
    int index = schema.getFieldIndex(name);
    consumer.startField(name, index);
    value.run();
    consumer.endField(name, index);
  }
}
