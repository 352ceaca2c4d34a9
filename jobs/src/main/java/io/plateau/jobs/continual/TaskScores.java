package io.plateau.jobs.continual;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A row of the matrix, sample by sample.
 *
 * @param correct for every task and then every held-out set a text with {@code 1} for each sample
 *     that was right and {@code 0} for each that was not; empty where the set was not scored
 * @param drift of text features since before the first task; JSON's null where none are learned
 * @param interference of tasks in the parameters that they share; JSON's null where they share none
 */
record TaskScores(List<String> correct, JsonElement drift, JsonElement interference) {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  TaskScores {
    correct = List.copyOf(correct);
  }

  static TaskScores of(List<boolean[]> correct, JsonElement drift) {
    return new TaskScores(
        correct.stream()
            .map(
                samples ->
                    IntStream.range(0, samples.length)
                        .mapToObj(i -> samples[i] ? "1" : "0")
                        .collect(Collectors.joining()))
            .toList(),
        drift,
        JsonNull.INSTANCE);
  }

  /** The same with what was measured of interference. */
  TaskScores with(JsonElement measured) {
    return new TaskScores(correct, drift, measured);
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

  String json() {
    return GSON.toJson(this) + "\n";
  }

  static TaskScores parse(String json) {
    return GSON.fromJson(json, TaskScores.class);
  }
}
