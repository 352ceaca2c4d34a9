package io.plateau.deploy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What resources of Kubernetes and of spark-operator may look like. The schemas are ours, written
 * after the documented types, and refuse fields that they do not know.
 */
final class ResourceSchemas {

  private static final List<JsonObject> SCHEMAS =
      List.of(read("spark-operator-v1beta2.json"), read("kubernetes.json"));

  private ResourceSchemas() {}

  /** What is wrong with a resource; nothing where it is valid. */
  static List<String> problems(JsonObject resource) {
    String kind = resource.get("kind").getAsString();
    return SCHEMAS.stream()
        .filter(schema -> schema.getAsJsonObject("$defs").has(kind))
        .findFirst()
        .map(schema -> problems(resource, schema, kind))
        .orElseGet(() -> List.of("kind: %s (expected: one that a schema has)".formatted(kind)));
  }

  private static List<String> problems(JsonObject resource, JsonObject schemas, String kind) {
    JsonObject schema = schemas.deepCopy();
    schema.remove("oneOf"); // alone, a kind says what is wrong with it
    schema.addProperty("$ref", "#/$defs/" + kind);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema.toString())
        .validate(resource.toString(), InputFormat.JSON)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonObject read(String name) {
    try (InputStream in = ResourceSchemas.class.getResourceAsStream("schema/" + name)) {
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
