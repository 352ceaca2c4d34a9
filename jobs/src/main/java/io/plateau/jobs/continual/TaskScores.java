package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of the matrix, sample by sample.
 *
 * @param correct for every task and then every held-out set a text with {@code 1} for each sample
 *     that was right and {@code 0} for each that was not; empty where the set was not scored
 * @param drift of text features since before the first task; JSON's null where none are learned
 * @param routing where samples of the tasks so far were sent; JSON's null where no task is selected
 * @param interference of tasks in the parameters that they share; JSON's null where they share none
 */
public record TaskScores(
    List<String> correct, JsonElement drift, JsonElement routing, JsonElement interference) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  public TaskScores {
    correct = List.copyOf(correct);
  }

  static TaskScores of(List<boolean[]> correct, JsonElement drift, JsonElement routing) {
    return new TaskScores(
        correct.stream()
            .map(
                samples ->
                    IntStream.range(0, samples.length)
                        .mapToObj(i -> samples[i] ? "1" : "0")
                        .collect(Collectors.joining()))
            .toList(),
        drift,
        routing,
        JsonNull.INSTANCE);
  }

  /** The same with what was measured of interference. */
  TaskScores with(JsonElement measured) {
    return new TaskScores(correct, drift, routing, measured);
  }

  /** As a sample matrix has them. */
  List<boolean[]> samples() {
    List<boolean[]> samples = new ArrayList<>();
    for (String text : correct) {
      boolean[] right = new boolean[text.length()];
      for (int i = 0; i < right.length; i++) {
        right[i] = text.charAt(i) == '1';
      }
      samples.add(right);
    }
    return samples;
  }

  /** No set was scored. */
  static TaskScores missing(int columns) {
    return new TaskScores(
        Collections.nCopies(columns, ""), JsonNull.INSTANCE, JsonNull.INSTANCE, JsonNull.INSTANCE);
  }

  /**
   * The same in a longer stream: with cells that are missing for its next task and for further
   * held-out sets.
   *
   * @param tasks that have columns here
   * @param columns of the longer stream
   */
  TaskScores widened(int tasks, int columns) {
    List<String> wide = new ArrayList<>(correct);
    wide.add(tasks, "");
    wide.addAll(Collections.nCopies(columns - wide.size(), ""));
    return new TaskScores(wide, drift, routing, interference);
  }

  String json() {
    return GSON.toJson(this) + "\n";
  }

  static TaskScores parse(String json) {
    return GSON.fromJson(json, TaskScores.class);
  }
}
