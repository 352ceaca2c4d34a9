package io.plateau.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML whose scalars all stay texts. */
final class Yaml {

  private Yaml() {}

  /**
   * A mapping.
   *
   * @param source what messages call it
   * @throws IllegalArgumentException if it is not YAML or not a mapping; the message has the line
   */
  static Map<?, ?> mapping(String source, String text) {
    // Every scalar stays a text under this schema, so that a file and --set are read alike.
    LoadSettings settings =
        LoadSettings.builder().setLabel(source).setSchema(new FailsafeSchema()).build();
    List<Object> documents = new ArrayList<>();
    try {
      new Load(settings).loadAllFromString(text).forEach(documents::add);
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(
          "Cannot read settings from %s: %s".formatted(source, e.getMessage()), e);
    }
    if (documents.isEmpty()) {
      return Map.of();
    }
    if (documents.size() == 1 && documents.get(0) instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(
        "Cannot read settings from %s: it holds %s. Write one 'key: value' per line."
            .formatted(source, documents));
  }
}
