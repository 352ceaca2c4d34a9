package io.plateau.prep.featureset;

import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

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

  static final String LAST_TOKENS = "last_tokens";
  static final String LATE_INPUT = "late_input";

  /** With the tokens that attention steering starts from. */
  static final MessageType FEATURES_AND_TOKENS =
      new MessageType(
          FEATURES.getName(),
          Stream.concat(
                  FEATURES.getFields().stream(),
                  Stream.of(
                      Types.required(PrimitiveTypeName.BINARY).named(LAST_TOKENS),
                      Types.required(PrimitiveTypeName.BINARY).named(LATE_INPUT)))
              .toList());

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
