package io.plateau.jobs.cluster;

import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.PartFunction;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSlice;
import io.plateau.prep.featureset.Split;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Rows that lie in the shards of a feature set. Every part is a slice that an executor reads; what
 * it gives depends on the slice alone, so that Spark may try it as often as it likes.
 */
public final class SparkSum implements DistributedSum {

  /** 128 MiB of features 512 wide. Never by the number of executors, so that bits stay. */
  private static final int ROWS = 65_536;

  private final JavaSparkContext spark;
  private final List<FeatureSlice> slices;
  private final FeatureSlice.RowFilter filter;

  /**
   * @param slices at least one
   * @param filter which of their rows
   */
  SparkSum(JavaSparkContext spark, List<FeatureSlice> slices, FeatureSlice.RowFilter filter) {
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("slices: none (expected: a split with rows)");
    }
    this.spark = spark;
    this.slices = List.copyOf(slices);
    this.filter = filter;
  }

  /**
   * The training rows of a feature set.
   *
   * @param classes how many classes, from the first, rows are taken of
   */
  public static SparkSum ofTraining(JavaSparkContext spark, FeatureSet features, int classes) {
    return ofTraining(spark, features, FeatureSlice.RowFilter.firstClasses(classes));
  }

  /** Some of the training rows of a feature set. */
  public static SparkSum ofTraining(
      JavaSparkContext spark, FeatureSet features, FeatureSlice.RowFilter filter) {
    return new SparkSum(spark, features.slices(Split.TRAIN, ROWS), filter);
  }

  @Override
  public <R extends Serializable> List<R> map(PartFunction<R> function) {
    Broadcast<SerializableConfiguration> configuration =
        spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()));
    FeatureSlice.RowFilter wanted = filter;
    try {
      return spark
          .parallelize(slices, slices.size())
          .map(slice -> function.apply(slice.read(wanted, configuration.value().value())))
          .collect();
    } catch (Exception e) { // Scala throws what it does not declare
      throw WorkerFailure.of("sum over the features", e);
    } finally {
      configuration.destroy();
    }
  }
}
