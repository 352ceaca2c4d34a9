package io.plateau.prep.source;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A manifest with a JSON object a line, in UTF-8. */
final class JsonLinesTable {

  private JsonLinesTable() {}

  static void read(SourceDirectory directory, String name, TableRows rows) throws IOException {
    try (InputStream in = directory.files().open(directory.resolve(name));
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        if (!line.isBlank()) {
          add(line, rows);
        }
      }
    } catch (CharacterCodingException e) {
      throw new SourceException(
          "Cannot read %s: it is not UTF-8 text. Save it as UTF-8."
              .formatted(directory.resolve(name)));
    }
  }

  private static void add(String line, TableRows rows) {
    try {
      rows.add(fields(line));
    } catch (RejectionException e) {
      rows.reject(e);
    }
  }

  /** The fields of a JSON object. */
  static Fields fields(String json) throws RejectionException {
    try {
      JsonElement element = JsonParser.parseString(json);
      if (element.isJsonObject()) {
        return Fields.of(element.getAsJsonObject());
      }
    } catch (JsonParseException e) {
      throw badJson(json);
    }
    throw badJson(json);
  }

  private static RejectionException badJson(String json) {
    String start = json.length() > 40 ? json.substring(0, 40) + "…" : json;
    return new RejectionException("BAD_JSON", "json: %s (expected: an object)".formatted(start));
  }
}
