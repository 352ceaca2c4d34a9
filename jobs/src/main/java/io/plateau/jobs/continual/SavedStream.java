package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.plateau.continual.metric.SampleMatrix;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/**
 * A run as its directory has it, whether it is finished or not.
 *
 * @param identity what makes it this run: settings, tasks and digests, flat
 * @param samples the rows so far, that of the pretrained model at the least
 * @param measured what {@code scores.json} has of every trained task beside samples: {@code drift},
 *     {@code interference}, {@code routing}; null or absent where there is none
 * @param costs of the trained tasks
 * @param intervals lower and upper end by the key of a metric; none before the run is finished
 */
public record SavedStream(
    SortedMap<String, String> identity,
    SampleMatrix samples,
    List<JsonObject> measured,
    List<TaskCost> costs,
    Map<String, List<Double>> intervals) {

  private static final Gson GSON = new Gson();

  public SavedStream {
    identity = new TreeMap<>(identity);
    measured = List.copyOf(measured);
    costs = List.copyOf(costs);
    intervals = Map.copyOf(intervals);
  }

  /** How many tasks have been trained. */
  public int trained() {
    return costs.size();
  }

  /** Whether all tasks have been trained. */
  public boolean isFinished() {
    return trained() == samples.tasks().size();
  }

  /**
   * Reads a run.
   *
   * @return none where nothing has been scored yet
   * @throws IOException if a file is damaged or missing
   */
  public static Optional<SavedStream> find(String directory, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(directory, configuration);
    try {
      return storage.exists(StreamDirectory.scoresOf(0))
          ? Optional.of(read(storage))
          : Optional.empty();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(
          "Cannot read the run in %s: a file is damaged (%s). Run it again into another --out."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  private static SavedStream read(Storage storage) throws IOException {
    SortedMap<String, String> identity =
        GSON.fromJson(
            storage.readText(StreamDirectory.IDENTITY),
            new TypeToken<TreeMap<String, String>>() {}.getType());
    StreamOutline outline = StreamOutline.parse(storage.readText(StreamOutline.FILE));
    List<TaskScores> rows = new ArrayList<>();
    List<JsonObject> measured = new ArrayList<>();
    List<TaskCost> costs = new ArrayList<>();
    for (int row = 0; storage.exists(StreamDirectory.scoresOf(row)); row++) {
      String scores = storage.readText(StreamDirectory.scoresOf(row));
      rows.add(TaskScores.parse(scores));
      if (row > 0) {
        measured.add(JsonParser.parseString(scores).getAsJsonObject());
        costs.add(TaskCost.parse(storage.readText(StreamDirectory.costOf(row))));
      }
    }
    return new SavedStream(identity, outline.samples(rows), measured, costs, intervals(storage));
  }

  private static Map<String, List<Double>> intervals(Storage storage) throws IOException {
    if (!storage.exists(StreamMetrics.FILE)) {
      return Map.of();
    }
    return GSON.fromJson(
        JsonParser.parseString(storage.readText(StreamMetrics.FILE))
            .getAsJsonObject()
            .get("intervals"),
        new TypeToken<TreeMap<String, List<Double>>>() {}.getType());
  }
}
