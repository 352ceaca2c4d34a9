package io.plateau.jobs.training;

import io.plateau.training.WorkerTask;
import io.plateau.training.Workers;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * One Spark job per step, one task per part. Spark retries a part whose executor dies; a retried
 * part sends the same bits, and parts are added in their order, not as they come in.
 */
final class JobPerStepWorkers implements Workers {

  private final JavaSparkContext spark;
  private final int parts;
  private final Broadcast<WorkerRecipe> recipe;
  private final Broadcast<SerializableConfiguration> configuration;

  JobPerStepWorkers(JavaSparkContext spark, WorkerRecipe recipe, int parts) {
    this.spark = spark;
    this.parts = parts;
    this.recipe = spark.broadcast(recipe);
    this.configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
  }

  @Override
  public int parts() {
    return parts;
  }

  @Override
  public <R extends Serializable> List<Optional<R>> run(WorkerTask<R> task) {
    // Locals, so that the closure does not take this object along.
    Broadcast<WorkerRecipe> worker = recipe;
    Broadcast<SerializableConfiguration> hadoop = configuration;
    int count = parts;
    List<Integer> numbers = IntStream.range(0, count).boxed().toList();
    // An answer that may be missing travels as a list: Optional cannot be serialised.
    return spark
        .parallelize(numbers, count)
        .map(
            part ->
                ExecutorWorkers.lend(
                    worker.value(),
                    hadoop.value().value(),
                    lent -> task.run(lent, part, count).map(List::of).orElse(List.of())))
        .collect()
        .stream()
        .map(answer -> answer.stream().findFirst())
        .toList();
  }

  @Override
  public void close() {
    recipe.destroy();
    configuration.destroy();
  }
}
