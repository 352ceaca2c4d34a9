package io.plateau.jobs.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings as one source gives them, before they are checked.
 *
 * @param source how messages name it, such as "preset train" or "--set"
 * @param values texts by kebab-case key
 * @param problems what could not be taken as a text
 */
public record Layer(String source, Map<String, String> values, List<Problem> problems) {

  public Layer {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // keeps the written order
    problems = List.copyOf(problems);
  }

  /** What the last layer that says anything of a key says. */
  public static Optional<String> last(List<Layer> layers, String key) {
    return layers.stream()
        .flatMap(layer -> Optional.ofNullable(layer.values().get(key)).stream())
        .reduce((before, after) -> after)
        .map(String::strip);
  }

  /** Reads the bytes of a path, from wherever its scheme says. */
  @FunctionalInterface
  public interface ByteReader {
    byte[] read(String path) throws IOException;
  }

  /**
   * A preset from {@code conf/}, which is packaged with the program.
   *
   * @throws IllegalArgumentException if there is no preset of that name
   */
  public static Layer preset(String name) {
    try (InputStream stream = Layer.class.getResourceAsStream("/conf/" + name + ".yaml")) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "preset: %s (expected: the name of a file in conf/ without .yaml, such as train)"
                .formatted(name));
      }
      return yaml("preset " + name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read preset " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * A YAML file at any path that {@code reader} understands.
   *
   * @throws IOException if it cannot be read
   */
  public static Layer file(String path, ByteReader reader) throws IOException {
    return yaml(path, new String(reader.read(path), StandardCharsets.UTF_8));
  }

  /**
   * YAML text: a mapping of keys to single values.
   *
   * @throws IllegalArgumentException if it is not YAML or not a mapping; the message has the line
   */
  public static Layer yaml(String source, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    Yaml.mapping(source, text)
        .forEach(
            (key, value) -> {
              if (value instanceof String single) {
                values.put(String.valueOf(key), single);
              } else {
                problems.add(
                    new Problem(String.valueOf(key), String.valueOf(value), "a single value"));
              }
            });
    return new Layer(source, values, problems);
  }

  /** {@code key=value} texts from the command line; of a key given twice, the last counts. */
  public static Layer assignments(String source, List<String> assignments) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals > 0) {
        values.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
      } else {
        problems.add(new Problem(source, assignment, "key=value"));
      }
    }
    return new Layer(source, values, problems);
  }
}
