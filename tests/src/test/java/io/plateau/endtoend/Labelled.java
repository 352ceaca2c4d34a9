package io.plateau.endtoend;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What {@code plateau predict} wrote. */
record Labelled(Path directory) {

  /** The predictions of a directory in JSONL, by id. */
  Map<String, JsonObject> rows() throws IOException {
    Map<String, JsonObject> rows = new TreeMap<>();
    for (Path file : files("predictions")) {
      for (String line : Files.readAllLines(file)) {
        JsonObject row = JsonParser.parseString(line).getAsJsonObject();
        rows.put(row.get("id").getAsString(), row);
      }
    }
    return rows;
  }

  /** Files of a folder by their names; none where there is no such folder. */
  Iterable<Path> files(String folder) throws IOException {
    Path path = directory.resolve(folder);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted(Comparator.comparing(Path::getFileName)).toList();
    }
  }

  /** All bytes of all predictions, by file. */
  Map<String, String> content() throws IOException {
    Map<String, String> content = new TreeMap<>();
    for (Path file : files("predictions")) {
      content.put(file.getFileName().toString(), Files.readString(file));
    }
    return content;
  }

  JsonObject summary() {
    try {
      return JsonParser.parseString(Files.readString(directory.resolve("predictions.json")))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The probability that a row gives a class; it has to name all classes. */
  static double probability(JsonObject row, String className) {
    for (int place = 1; row.has("class_" + place); place++) {
      if (row.get("class_" + place).getAsString().equals(className)) {
        return row.get("probability_" + place).getAsDouble();
      }
    }
    throw new AssertionError(className + " is not in " + row);
  }
}
