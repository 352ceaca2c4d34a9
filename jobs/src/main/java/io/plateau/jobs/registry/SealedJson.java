package io.plateau.jobs.registry;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.prep.featureset.Digests;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Records as JSON with a SHA-256 of their other fields, so that damage is noticed. */
final class SealedJson {

  private static final String SEAL = "sha256";
  private static final Gson GSON = gson().create();
  private static final Gson PRETTY = gson().setPrettyPrinting().create();

  private SealedJson() {}

  private static GsonBuilder gson() {
    return new GsonBuilder()
        .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
        .disableHtmlEscaping();
  }

  static byte[] encode(Object content) {
    JsonObject json = GSON.toJsonTree(content).getAsJsonObject();
    json.addProperty(SEAL, seal(json));
    return utf8(PRETTY.toJson(json) + "\n");
  }

  /**
   * The record of such bytes.
   *
   * @param file what messages call it
   * @throws RegistryException if they are damaged
   */
  static <T> T decode(String file, byte[] bytes, Class<T> type) throws RegistryException {
    try {
      JsonObject json =
          JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
      JsonElement seal = json.remove(SEAL);
      String expected = seal == null ? "absent" : seal.getAsString();
      String found = seal(json);
      if (!found.equals(expected)) {
        throw new IllegalArgumentException(
            "its SHA-256 is %s (expected: %s)".formatted(found, expected));
      }
      return GSON.fromJson(json, type);
    } catch (RuntimeException e) {
      // Gson wraps what a record's constructor throws.
      Throwable cause = e.getCause() instanceof IllegalArgumentException thrown ? thrown : e;
      throw new RegistryException(
          "Cannot read %s: it is damaged (%s). Restore it from a copy."
              .formatted(file, cause.getMessage()),
          e);
    }
  }

  private static String seal(JsonObject json) {
    return sha256(utf8(GSON.toJson(json)));
  }

  /** SHA-256 in hexadecimal. */
  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
