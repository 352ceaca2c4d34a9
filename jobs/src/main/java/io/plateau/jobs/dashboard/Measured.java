package io.plateau.jobs.dashboard;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.plateau.jobs.continual.SavedStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What runs measure beside accuracies, by task; not every strategy has all of it. */
final class Measured {

  static final String DRIFT = "drift";
  static final String INTERFERENCE = "interference";
  static final String ROUTING = "routing";

  private Measured() {}

  /** Mean angle between text features now and before training, in degrees. */
  static OptionalDouble rotation(SavedStream run, int after) {
    return of(run, after, DRIFT)
        .flatMap(drift -> object(drift, "rotation"))
        .map(rotation -> number(rotation, "mean"))
        .orElse(OptionalDouble.empty());
  }

  /** The angle of every class, in degrees. */
  static Map<String, Double> rotations(SavedStream run, int after) {
    Map<String, Double> rotations = new LinkedHashMap<>();
    of(run, after, DRIFT)
        .flatMap(drift -> object(drift, "rotation_of_class"))
        .ifPresent(
            classes ->
                classes
                    .entrySet()
                    .forEach(one -> rotations.put(one.getKey(), one.getValue().getAsDouble())));
    return rotations;
  }

  /** A number of gradient interference, such as {@code mean_cosine}. */
  static OptionalDouble interference(SavedStream run, int after, String key) {
    return of(run, after, INTERFERENCE)
        .map(interference -> number(interference, key))
        .orElse(OptionalDouble.empty());
  }

  /** Cosines of the gradients of tasks; {@code NaN} where undefined; of no rows where not taken. */
  static List<List<Double>> cosines(SavedStream run, int after) {
    return of(run, after, INTERFERENCE)
        .map(interference -> table(interference, "gradient_cosines"))
        .orElse(List.of());
  }

  /** Samples of each task by the task that was selected for them; of no rows where none is. */
  static List<List<Double>> routing(SavedStream run, int after) {
    return of(run, after, ROUTING).map(routing -> table(routing, "confusion")).orElse(List.of());
  }

  /** The last task after which a run has measured something. */
  static int last(SavedStream run, String key) {
    return IntStream.rangeClosed(1, run.trained())
        .filter(after -> of(run, after, key).isPresent())
        .max()
        .orElse(0);
  }

  private static Optional<JsonObject> of(SavedStream run, int after, String key) {
    return after < 1 || after > run.trained()
        ? Optional.empty()
        : object(run.measured().get(after - 1), key);
  }

  private static Optional<JsonObject> object(JsonObject json, String key) {
    JsonElement element = json.get(key);
    return element != null && element.isJsonObject()
        ? Optional.of(element.getAsJsonObject())
        : Optional.empty();
  }

  private static OptionalDouble number(JsonObject json, String key) {
    JsonElement element = json.get(key);
    return element != null && element.isJsonPrimitive()
        ? OptionalDouble.of(element.getAsDouble())
        : OptionalDouble.empty();
  }

  private static List<List<Double>> table(JsonObject json, String key) {
    List<List<Double>> rows = new ArrayList<>();
    JsonElement element = json.get(key);
    if (element == null || !element.isJsonArray()) {
      return rows;
    }
    for (JsonElement row : element.getAsJsonArray()) {
      List<Double> values = new ArrayList<>();
      JsonArray written = row.getAsJsonArray();
      written.forEach(value -> values.add(value.isJsonNull() ? Double.NaN : value.getAsDouble()));
      rows.add(values);
    }
    return rows;
  }
}
