package io.plateau.jobs.cluster;

import io.plateau.clip.Torch;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.steering.TokenTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Token rows in parts, each read by the executor that computes with it. {@link SparkSum} does the
 * same with features, which are small enough to be float32 all at once.
 */
public final class TokenParts {

  private TokenParts() {}

  /**
   * Something computed from a part's rows.
   *
   * @param <R> what it gives
   */
  @FunctionalInterface
  public interface Function<R extends Serializable> extends Serializable {

    /**
     * Computes it. Depends on the part alone, so that a part computed again gives the same bits.
     */
    R apply(TokenTable part, Configuration configuration) throws IOException;
  }

  /**
   * Computes every part; answers in the order of the parts.
   *
   * @param parts into how many the rows are cut, or as many as there are rows
   * @param threads of PyTorch, in every task
   */
  public static <R extends Serializable> List<R> map(
      JavaSparkContext spark, TokenSelection rows, int parts, int threads, Function<R> function) {
    int count = Math.min(parts, rows.rows());
    List<TokenSelection> own =
        IntStream.range(0, count)
            .mapToObj(
                part ->
                    rows.select(
                        IntStream.range(start(rows, part, count), start(rows, part + 1, count))
                            .toArray()))
            .toList();
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    try {
      return spark
          .parallelize(own, count)
          .map(
              part -> {
                Torch.threads(threads);
                Configuration hadoop = configuration.value().value();
                return function.apply(part.read(hadoop), hadoop);
              })
          .collect();
    } catch (Exception e) { // Scala throws what it does not declare
      throw WorkerFailure.of("sum over the tokens", e);
    } finally {
      configuration.destroy();
    }
  }

  private static int start(TokenSelection rows, int part, int parts) {
    return (int) ((long) rows.rows() * part / parts);
  }
}
