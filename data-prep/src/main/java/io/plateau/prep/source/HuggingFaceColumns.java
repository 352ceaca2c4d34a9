package io.plateau.prep.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a Parquet file that the Hugging Face library {@code datasets} wrote are what.
 *
 * @param image a struct with bytes
 * @param label an index or a name
 * @param text a caption
 */
record HuggingFaceColumns(String image, @Nullable String label, @Nullable String text)
    implements Serializable {

  /** The entry of the file's key-value metadata. */
  static final String METADATA = "huggingface";

  private static final List<String> IMAGE = List.of("image", "img");
  private static final List<String> LABEL = List.of("label", "labels", "fine_label");
  private static final List<String> TEXT = List.of("text", "caption");
  private static final String BYTES = "bytes";

  /** None where the file has no images. */
  static Optional<HuggingFaceColumns> of(MessageType schema) {
    return IMAGE.stream()
        .filter(name -> schema.containsField(name) && hasBytes(schema.getType(name)))
        .findFirst()
        .map(
            image ->
                new HuggingFaceColumns(image, primitive(schema, LABEL), primitive(schema, TEXT)));
  }

  private static boolean hasBytes(Type type) {
    return !type.isPrimitive()
        && type.asGroupType().containsField(BYTES)
        && type.asGroupType().getType(BYTES).isPrimitive();
  }

  private static @Nullable String primitive(MessageType schema, List<String> names) {
    for (String name : names) {
      if (schema.containsField(name) && schema.getType(name).isPrimitive()) {
        return name;
      }
    }
    return null;
  }

  /** What of a schema is read. */
  MessageType read(MessageType schema) {
    GroupType struct = schema.getType(image).asGroupType();
    List<Type> columns = new ArrayList<>();
    columns.add(struct.withNewFields(struct.getType(BYTES)));
    for (String name : new String[] {label, text}) {
      if (name != null) {
        columns.add(schema.getType(name));
      }
    }
    return new MessageType(schema.getName(), columns);
  }

  /** The names of the classes that the metadata has for the label, in label order. */
  List<String> classNames(@Nullable String metadata) {
    if (metadata == null || label == null) {
      return List.of();
    }
    try {
      JsonElement found = JsonParser.parseString(metadata);
      for (String step : List.of("info", "features", label, "names")) {
        found = found instanceof JsonObject object ? object.get(step) : null;
      }
      return found == null || !found.isJsonArray()
          ? List.of()
          : found.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      return List.of(); // Then classes.txt is asked for.
    }
  }
}
