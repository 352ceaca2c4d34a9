package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a run keeps what it knows after every task. {@code after-NN/scores.json} is written last of
 * a task: where it stands, the state beside it is whole. States before the last are deleted.
 */
final class StreamDirectory {

  static final String IDENTITY = "stream.json";

  /** A second phase of a task, with checkpoints of its own. */
  static final String ALIGNMENT = "alignment";

  private static final String SCORES = "scores.json";
  private static final String COST = "cost.json";
  private static final String STATE = "state.bin";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Storage out;
  private final SortedMap<String, String> identity;

  /**
   * @param identity everything that decides the result
   */
  StreamDirectory(Storage out, SortedMap<String, String> identity) {
    this.out = out;
    this.identity = new TreeMap<>(identity);
  }

  /** The directory of what a task is trained with. */
  static String ofPhase(String out, int number, String phase) {
    return "%s/%s/%s".formatted(out, place(number), phase);
  }

  private static String place(int number) {
    return "after-%02d".formatted(number);
  }

  /** The scores after a task, within a run's directory. */
  static String scoresOf(int number) {
    return place(number) + "/" + SCORES;
  }

  /** The cost of a task, within a run's directory. */
  static String costOf(int number) {
    return place(number) + "/" + COST;
  }

  Storage storage() {
    return out;
  }

  /**
   * Begins a run.
   *
   * @throws IOException if something lies in the directory
   */
  void begin() throws IOException {
    if (out.exists(IDENTITY)) {
      throw new IOException(
          "Cannot run a stream into %s: it holds a run. Add --resume to go on with it, or choose another --out."
              .formatted(out.root()));
    }
    List<String> others = out.fileNames(".");
    if (!others.isEmpty()) {
      throw new IOException(
          "Cannot run a stream into %s: it holds %s. Choose another --out."
              .formatted(out.root(), String.join(", ", others)));
    }
    out.writeText(IDENTITY, GSON.toJson(identity) + "\n");
  }

  /**
   * Goes on with a run, or begins it where there is none.
   *
   * @return how many rows of the matrix it has
   * @throws IOException if it is another run, naming what differs
   */
  int resume() throws IOException {
    if (!out.exists(IDENTITY)) {
      begin();
      return 0;
    }
    requireSame(out.readText(IDENTITY));
    int rows = 0;
    while (out.exists(scoresOf(rows))) {
      rows++;
    }
    return rows;
  }

  private void requireSame(String saved) throws IOException {
    SortedMap<String, String> before;
    try {
      before = GSON.fromJson(saved, new TypeToken<TreeMap<String, String>>() {}.getType());
    } catch (JsonParseException e) {
      throw new IOException(
          "Cannot resume from %s: its %s is damaged. Choose another --out."
              .formatted(out.root(), IDENTITY),
          e);
    }
    List<EffectiveSettings.Difference> differences =
        EffectiveSettings.differences(before, identity);
    if (!differences.isEmpty()) {
      throw new IOException(
          "Cannot resume from %s: it is of another run (there and now: %s). Use the same scenario and settings, or another --out."
              .formatted(
                  out.root(),
                  differences.stream().map(Object::toString).collect(Collectors.joining("; "))));
    }
  }

  /** Saves what a task cost, which is before {@link #save} says that it is done. */
  void saveCost(int number, TaskCost cost) throws IOException {
    out.writeText(costOf(number), cost.json());
  }

  /** Saves what is known after a task, and forgets what was needed on the way to it. */
  void save(int number, byte[] state, TaskScores scores) throws IOException {
    out.write(place(number) + "/" + STATE, state);
    out.writeText(scoresOf(number), scores.json());
    for (String directory : List.of("checkpoints", ALIGNMENT + "/checkpoints", ALIGNMENT)) {
      out.deleteFiles(place(number) + "/" + directory);
    }
    if (number > 0) {
      out.delete(place(number - 1) + "/" + STATE);
    }
  }

  TaskScores scores(int number) throws IOException {
    return TaskScores.parse(out.readText(scoresOf(number)));
  }

  /** What messages call the file of a state. */
  String stateName(int number) {
    return out.resolve(place(number) + "/" + STATE).toString();
  }

  byte[] state(int number) throws IOException {
    return out.read(place(number) + "/" + STATE);
  }
}
