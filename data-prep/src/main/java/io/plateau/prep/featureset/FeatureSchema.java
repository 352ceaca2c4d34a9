package io.plateau.prep.featureset;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** The columns of the Parquet files, in their order. */
final class FeatureSchema {

  static final String FEATURE_ELEMENT = "feature.list.element";

  static final MessageType FEATURES =
      MessageTypeParser.parseMessageType(
          """
          message features {
            required binary id (STRING);
            required binary uri (STRING);
            required binary version (STRING);
            required int64 position;
            required int32 label;
            optional binary class_name (STRING);
            optional binary caption (STRING);
            required binary split (STRING);
            required int32 view;
            required group feature (LIST) {
              repeated group list {
                required float element;
              }
            }
          }
          """);

  static final MessageType QUARANTINE =
      MessageTypeParser.parseMessageType(
          """
          message quarantine {
            required binary id (STRING);
            required binary uri (STRING);
            required binary stage (STRING);
            required binary reason (STRING);
            required binary message (STRING);
          }
          """);

  private FeatureSchema() {}
}
