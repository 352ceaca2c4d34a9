package io.plateau.jobs.training;

import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoGradients;
import io.plateau.training.GradientExchange;
import io.plateau.training.Step;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One Spark job per step, one task per part. Spark retries a part whose executor dies; a retried
 * part sends the same bits, and parts are added in their order, not as they come in.
 */
final class JobPerStepExchange implements GradientExchange {

  private final JavaSparkContext spark;
  private final int parts;
  private final Broadcast<WorkerRecipe> recipe;
  private final Broadcast<SerializableConfiguration> configuration;

  JobPerStepExchange(JavaSparkContext spark, WorkerRecipe recipe, int parts) {
    this.spark = spark;
    this.parts = parts;
    this.recipe = spark.broadcast(recipe);
    this.configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
  }

  @Override
  public TwoGradients exchange(Parameters v, Step step) {
    // Locals, so that the closure does not take this object along.
    Broadcast<WorkerRecipe> worker = recipe;
    Broadcast<SerializableConfiguration> hadoop = configuration;
    int count = parts;
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    List<TwoGradients> gradients =
        spark
            .parallelize(numbers, count)
            .flatMap(
                part ->
                    ExecutorWorker.of(worker.value(), hadoop.value().value())
                        .take(v, step, part, count)
                        .stream()
                        .iterator())
            .collect();
    return TwoGradients.mean(gradients);
  }

  @Override
  public void close() {
    recipe.destroy();
    configuration.destroy();
  }
}
