package io.plateau.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.DistributedSum;
import io.plateau.adapter.GaussianDiscriminant;
import io.plateau.adapter.GdaSettings;
import io.plateau.adapter.LinearClassifier;
import io.plateau.adapter.NearestClassMean;
import io.plateau.endtoend.ImportedFeatures;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.adaptation.Relabelling;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prep.featureset.FeatureSlice;
import io.plateau.prep.featureset.Split;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed forms over the shards of a feature set, against the same rows in one JVM. */
@Tag("slow")
class SparkSumTest {

  private static final int CLASSES = 6;

  @TempDir private static Path directory;

  private static FeatureSet features;
  private static FeatureSet damaged;
  private static FeatureTable train;
  private static JavaSparkContext spark;

  @BeforeAll
  static void prepare() throws IOException {
    Path set = ImportedFeatures.write(directory, CLASSES, 40, 16).prepared("--shard-size", "3KB");
    features = FeatureSet.open(set.toString(), new Configuration());
    train = features.read(Split.TRAIN);
    Path copy = Files.createDirectory(directory.resolve("damaged"));
    damaged =
        FeatureSet.open(
            ImportedFeatures.write(copy, CLASSES, 8, 4).prepared().toString(), new Configuration());
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2,3]")
                .setAppName("sums")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 1000})
  void theCutDoesNotMoveTheSolution(int rows) {
    assertThat(features.slices(Split.TRAIN, rows)).hasSizeGreaterThan(3);

    LinearClassifier alone = gaussian(DistributedSum.local(train.batch(), 1), CLASSES);
    LinearClassifier sharded = gaussian(sum(rows, CLASSES), CLASSES);

    assertThat(sharded.weights()).containsExactly(alone.weights(), within(1e-9));
    assertThat(sharded.bias()).containsExactly(alone.bias(), within(1e-9));
    assertThat(means(sum(rows, CLASSES)).weights())
        .containsExactly(means(DistributedSum.local(train.batch(), 1)).weights(), within(1e-9));
  }

  @Test
  void theSameCutGivesTheSameBits() {
    LinearClassifier once = gaussian(sum(7, CLASSES), CLASSES);
    LinearClassifier again = gaussian(sum(7, CLASSES), CLASSES);

    assertThat(again.weights()).containsExactly(once.weights());
    assertThat(again.bias()).containsExactly(once.bias());
  }

  @Test
  void aTaskThatIsTriedAgainDoesNotChangeABit() {
    double[] expected = sum(7, CLASSES).sum(part -> new double[] {part.rows(), part.features()[0]});

    double[] retried =
        sum(7, CLASSES)
            .sum(
                part -> {
                  if (TaskContext.get().attemptNumber() == 0) {
                    throw new IllegalStateException("Cannot go on: the first attempt fails.");
                  }
                  return new double[] {part.rows(), part.features()[0]};
                });

    assertThat(retried).containsExactly(expected);
  }

  @Test
  void newClassesGetTheirNeighboursFromAllShards() {
    LinearClassifier alone = gaussian(DistributedSum.local(baseRows().batch(), 1), CLASSES);

    assertThat(gaussian(sum(7, CLASSES / 2), CLASSES).weights())
        .containsExactly(alone.weights(), within(1e-9));
  }

  @Test
  void aFailureSaysWhatFailedLast() {
    assertThatThrownBy(
            () ->
                sum(7, CLASSES)
                    .sum(
                        part -> {
                          throw new IllegalStateException("Cannot multiply: no.");
                        }))
        .hasMessage(
            "Cannot sum over the features: a worker failed as often as Spark tries a task, at last with: Cannot multiply: no.");
  }

  @Test
  void aShardThatIsGoneIsNamed() throws IOException {
    SparkSum sum = SparkSum.ofTraining(spark, damaged, CLASSES);
    Path shards = directory.resolve("damaged/features/features");
    try (Stream<Path> files = Files.walk(shards)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }

    assertThatThrownBy(() -> sum.sum(part -> new double[] {part.rows()}))
        .hasMessageStartingWith("Cannot sum over the features: a worker failed as often as")
        .hasMessageContaining("at last with: Cannot use shard features/train-00000-")
        .hasMessageEndingWith("Copy the feature set again, or delete it and prepare it again.");
  }

  private static SparkSum sum(int rows, int classes) {
    return new SparkSum(
        spark, features.slices(Split.TRAIN, rows), FeatureSlice.RowFilter.firstClasses(classes));
  }

  private static FeatureTable baseRows() {
    return train.select(
        IntStream.range(0, train.rows())
            .filter(row -> train.batch().labels()[row] < CLASSES / 2)
            .toArray());
  }

  private static LinearClassifier gaussian(DistributedSum rows, int classes) {
    return new GaussianDiscriminant(GdaSettings.defaults())
        .fit(texts(classes), rows, Relabelling.none(train.classNames(), train.batch().width()));
  }

  private static LinearClassifier means(DistributedSum rows) {
    return new NearestClassMean().fit(texts(CLASSES), rows);
  }

  private static ClassTexts texts(int classes) {
    int width = train.batch().width();
    HostTensor texts = HostTensor.zeros(classes, width);
    for (int k = 0; k < classes; k++) {
      texts.values()[k * width + k] = 1;
      texts.values()[k * width + width - 1] = 0.5f;
    }
    UnitRows.normalize(texts.values(), width);
    return new ClassTexts(train.classNames(), texts, 100);
  }
}
