package io.plateau.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Documents of a YAML file. */
final class YamlFile {

  private YamlFile() {}

  static List<JsonObject> documents(Path file) {
    return documents(Repository.text(file));
  }

  static List<JsonObject> documents(String yaml) {
    Iterable<Object> all = new Load(LoadSettings.builder().build()).loadAllFromString(yaml);
    Gson gson = new Gson();
    return StreamSupport.stream(all.spliterator(), false)
        .map(gson::toJsonTree)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
