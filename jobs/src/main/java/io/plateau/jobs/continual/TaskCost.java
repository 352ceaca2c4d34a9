package io.plateau.jobs.continual;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a task cost. It lies apart from scores, as times differ between two runs of the same bits.
 *
 * @param learnSeconds wall seconds of learning; of a task that was interrupted, those since its run
 *     went on
 * @param scoreSeconds wall seconds of scoring all test sets
 * @param stateBytes bytes of what is kept for the next task
 * @param learnedParameters numbers that classify and were learned; null where the strategy does not
 *     say
 * @param bufferSamples samples of the tasks so far that are kept; null where it does not say
 */
public record TaskCost(
    double learnSeconds,
    double scoreSeconds,
    long stateBytes,
    @Nullable Long learnedParameters,
    @Nullable Long bufferSamples) {

  private static final Gson GSON =
      new GsonBuilder()
          .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
          .setPrettyPrinting()
          .serializeNulls()
          .create();

  String json() {
    return GSON.toJson(this) + "\n";
  }

  static TaskCost parse(String json) {
    return GSON.fromJson(json, TaskCost.class);
  }
}
