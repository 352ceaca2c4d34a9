package io.plateau.jobs.dashboard;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.plateau.continual.metric.LabelSpace;
import io.plateau.continual.metric.SampleMatrix;
import io.plateau.jobs.continual.SavedStream;
import io.plateau.jobs.continual.TaskCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs through two tasks of ten samples and a held-out set of ten. */
final class Runs {

  private static final boolean[] NONE = {};

  private Runs() {}

  /** So many of ten. */
  private static boolean[] right(int count) {
    boolean[] samples = new boolean[10];
    for (int i = 0; i < count; i++) {
      samples[i] = true;
    }
    return samples;
  }

  private static SampleMatrix matrix(int trained, int last) {
    List<List<boolean[]>> rows =
        List.of(
            List.of(right(5), right(4), right(6)),
            List.of(right(9), right(4), right(6)),
            List.of(right(last), right(8), right(5)));
    return new SampleMatrix(
        List.of("one", "two"), List.of("apart"), rows.subList(0, trained + 1), LabelSpace.OWN);
  }

  private static SortedMap<String, String> identity(String strategy, long seed) {
    return new TreeMap<>(
        Map.of(
            "strategy", strategy,
            "seed", Long.toString(seed),
            "resamples", "50",
            "lr", "0.002",
            "model", "abc",
            "features of one", "def",
            "protocol", "task-incremental",
            "tasks", "one: a, b; two: c, d",
            "held-out", "apart: e, f"));
  }

  /**
   * A run.
   *
   * @param last samples of the first task that it has right at the end
   */
  static SavedStream finished(String strategy, long seed, int last) {
    return new SavedStream(
        identity(strategy, seed),
        matrix(2, last),
        List.of(new JsonObject(), new JsonObject()),
        List.of(cost(1), cost(2)),
        Map.of("last", List.of(0.5, 0.9)));
  }

  /** With all that can be measured, and names that are markup. */
  static SavedStream measured(String strategy, long seed) {
    JsonObject measured =
        JsonParser.parseString(
                """
                {"correct": ["1"],
                 "drift": {"rotation": {"mean": 12.5}, "rotation_of_class": {"<b>a</b>": 15, "c": 10}},
                 "interference": {"gradient_cosines": [[1, -0.25], [-0.25, null]],
                   "mean_cosine": -0.25, "share_below_zero": 1, "step": 0.5, "from_start": 0.75},
                 "routing": {"confusion": [[7, 2, 1], [0, 10, 0]], "right": 0.85}}
                """)
            .getAsJsonObject();
    return new SavedStream(
        identity(strategy, seed),
        matrix(2, 7),
        List.of(measured, measured),
        List.of(cost(1), cost(2)),
        Map.of());
  }

  /** After its first task. */
  static SavedStream unfinished(String strategy, long seed) {
    return new SavedStream(
        identity(strategy, seed),
        matrix(1, 0),
        List.of(new JsonObject()),
        List.of(cost(1)),
        Map.of());
  }

  /** A run that knows nothing of the held-out set. */
  static SavedStream withoutHeldOut(String strategy, long seed) {
    SampleMatrix all = matrix(2, 8);
    List<List<boolean[]>> rows = new ArrayList<>();
    all.rows().forEach(row -> rows.add(List.of(row.get(0), row.get(1), NONE)));
    return new SavedStream(
        identity(strategy, seed),
        new SampleMatrix(all.tasks(), all.heldOut(), rows, all.labelSpace()),
        List.of(new JsonObject(), new JsonObject()),
        List.of(cost(1), cost(2)),
        Map.of());
  }

  static SavedStream with(SavedStream run, String key, String value) {
    TreeMap<String, String> identity = new TreeMap<>(run.identity());
    identity.put(key, value);
    return new SavedStream(identity, run.samples(), run.measured(), run.costs(), run.intervals());
  }

  private static TaskCost cost(double seconds) {
    return new TaskCost(seconds, 0.5, 2_000_000, 384L, null);
  }

  static Dashboard dashboard(SavedStream... runs) {
    List<FoundRun> found = new ArrayList<>();
    for (SavedStream run : runs) {
      found.add(new FoundRun("", "runs/" + found.size(), run));
    }
    return DashboardReader.dashboard(found, List.of());
  }
}
