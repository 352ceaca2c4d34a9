package io.plateau.artifact;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;

/** The JSON file of an artifact: records with Python's keys, and a schema version. */
final class ConfigFile {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private ConfigFile() {}

  static byte[] encode(Object config) {
    return utf8(GSON.toJson(config) + "\n");
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Whether a configuration has a key, by which kinds are told apart.
   *
   * @param file what messages call it
   * @throws ArtifactException when it is damaged
   */
  static boolean has(String file, byte[] json, String key) throws ArtifactException {
    try {
      return JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
          .getAsJsonObject()
          .has(key);
    } catch (RuntimeException e) {
      throw damaged(file, e);
    }
  }

  /**
   * Reads a configuration.
   *
   * @param file what messages call it
   * @param schemaVersion the layout that is understood
   * @throws ArtifactException when it is damaged or of another schema version
   */
  static <T> T decode(String file, byte[] json, int schemaVersion, Class<T> type)
      throws ArtifactException {
    try {
      JsonObject object =
          JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
      // Before the rest, which another version may have laid out otherwise.
      JsonElement version = object.get("schema_version");
      if (version == null || version.getAsInt() != schemaVersion) {
        throw new ArtifactException(
            "Cannot read %s: schema_version is %s (expected: %d). Train again with this version of Plateau."
                .formatted(file, version == null ? "absent" : version, schemaVersion));
      }
      return GSON.fromJson(object, type);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws.
      Throwable cause = e.getCause() instanceof RuntimeException thrown ? thrown : e;
      throw damaged(file, cause);
    }
  }

  /** An artifact whose file is not what it should be. */
  static ArtifactException damaged(String file, Throwable cause) {
    return new ArtifactException(
        "Cannot read %s: it is damaged (%s). Train again.".formatted(file, cause.getMessage()),
        cause);
  }
}
