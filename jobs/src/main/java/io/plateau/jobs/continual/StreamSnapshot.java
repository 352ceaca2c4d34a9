package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.plateau.continual.scenario.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stream after its last task: all that another task can be learned from.
 *
 * @param protocol what it is about
 * @param tasks that were learned, in order
 * @param heldOut sets that are never trained on
 * @param strategy what learned them, by its name
 * @param settings in force when the last was learned, flat
 * @param rows scores of every test set before training and after each task
 * @param state what the strategy knows
 */
public record StreamSnapshot(
    Protocol protocol,
    List<SavedTask> tasks,
    List<SavedTask> heldOut,
    String strategy,
    SortedMap<String, String> settings,
    List<TaskScores> rows,
    byte[] state) {

  /** Names in a version's directory begin with it. */
  public static final String DIRECTORY = "stream/";

  private static final String SCENARIO = DIRECTORY + "stream.json";
  private static final String SCORES = DIRECTORY + "scores.json";
  private static final String STATE = DIRECTORY + "state.bin";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  public StreamSnapshot {
    tasks = List.copyOf(tasks);
    heldOut = List.copyOf(heldOut);
    settings = new TreeMap<>(settings);
    rows = List.copyOf(rows);
  }

  /** What stands in {@code stream.json}. */
  private record Header(
      Protocol protocol,
      List<SavedTask> tasks,
      List<SavedTask> heldOut,
      String strategy,
      SortedMap<String, String> settings) {}

  private record Scores(List<TaskScores> rows) {}

  /** Reads one file by name. */
  @FunctionalInterface
  public interface Files {
    byte[] read(String name) throws IOException;
  }

  /** Its files by name. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(SCENARIO, json(new Header(protocol, tasks, heldOut, strategy, settings)));
    files.put(SCORES, json(new Scores(rows)));
    files.put(STATE, state);
    return files;
  }

  /** Whether files of these names are those of a stream. */
  public static boolean isIn(List<String> names) {
    return names.contains(SCENARIO);
  }

  /**
   * Reads a stream.
   *
   * @throws IOException if a file is damaged
   */
  public static StreamSnapshot read(Files files) throws IOException {
    try {
      Header header = GSON.fromJson(text(files, SCENARIO), Header.class);
      Scores scores = GSON.fromJson(text(files, SCORES), Scores.class);
      return new StreamSnapshot(
          header.protocol,
          header.tasks,
          header.heldOut,
          header.strategy,
          header.settings,
          scores.rows,
          files.read(STATE));
    } catch (JsonParseException | NullPointerException e) {
      throw new IOException(
          "Cannot read the stream of this version: it was written by another version of Plateau (%s). Promote another version and retrain from that."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static String text(Files files, String name) throws IOException {
    return new String(files.read(name), StandardCharsets.UTF_8);
  }

  private static byte[] json(Object content) {
    return (GSON.toJson(content) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
