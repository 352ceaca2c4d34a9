package io.plateau.prep.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.jspecify.annotations.Nullable;

/** The named texts of a row, whatever it is stored as. Names are in lower case; blank is absent. */
final class Fields {

  private final Map<String, String> values = new HashMap<>();

  void put(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(name.strip().toLowerCase(Locale.ROOT), value.strip());
    }
  }

  /** Texts, numbers and truths of an object; what is nested is left out. */
  static Fields of(JsonObject object) {
    Fields fields = new Fields();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      if (entry.getValue().isJsonPrimitive()) {
        fields.put(entry.getKey(), entry.getValue().getAsString());
      }
    }
    return fields;
  }

  /** The primitive columns of a row. */
  static Fields of(Group row) {
    Fields fields = new Fields();
    GroupType type = row.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      if (type.getType(field).isPrimitive() && row.getFieldRepetitionCount(field) > 0) {
        fields.put(type.getFieldName(field), row.getValueToString(field, 0));
      }
    }
    return fields;
  }

  /** The value of the first of some names that has one. */
  @Nullable String first(Iterable<String> names) {
    for (String name : names) {
      String value = values.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  boolean isEmpty() {
    return values.isEmpty();
  }
}
