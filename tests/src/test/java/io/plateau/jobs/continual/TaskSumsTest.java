package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.adapter.DistributedSum;
import io.plateau.continual.closedform.ClassMeans;
import io.plateau.continual.closedform.RandomFeatures;
import io.plateau.continual.closedform.RidgeSums;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.endtoend.PreparedTask;
import io.plateau.jobs.config.Shots;
import io.plateau.prep.featureset.FeatureSet;
import java.io.IOException;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sums over a task's rows that executors read, against the same rows on the driver. */
@Tag("slow")
class TaskSumsTest {

  private static JavaSparkContext spark;
  private static StreamData data;

  @BeforeAll
  static void open() throws IOException {
    String features = PreparedTask.features().toString(); // on a Spark of its own
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("sums")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1"));
    List<String> names =
        FeatureSet.open(features, spark.hadoopConfiguration()).manifest().classNames();
    // The second task has classes of the first half, in an order of its own.
    Scenario scenario =
        new Scenario(
            Protocol.CLASS_INCREMENTAL,
            List.of(
                new Task("late", features, names.subList(3, 6)),
                new Task("early", features, List.of(names.get(2), names.get(0)))),
            List.of());
    data = new StreamData(scenario, Shots.ALL, 1, spark);
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  @Test
  void ridgeSumsAreThoseOfTheDriver() throws IOException {
    RandomFeatures phi = new RandomFeatures(1, data.width(), 32);
    for (int number = 1; number <= 2; number++) {
      StreamTask task = new StreamTask(number, data);
      int classes = task.seen().size();

      RidgeSums distributed = RidgeSums.of(task.sum(Fold.ALL), phi, classes);
      RidgeSums here = RidgeSums.of(DistributedSum.local(task.rows().batch(), 1), phi, classes);

      assertThat(distributed.counts()).containsExactly(here.counts());
      assertThat(distributed.gram().data).containsExactly(here.gram().data, within(1e-9));
      assertThat(distributed.targets().data).containsExactly(here.targets().data, within(1e-9));
    }
  }

  @Test
  void classMeansAreThoseOfTheDriver() throws IOException {
    StreamTask task = new StreamTask(2, data);
    ClassMeans none = ClassMeans.empty(data.width());

    ClassMeans distributed = none.plus(task.sum(Fold.ALL), 5);
    ClassMeans here = none.plus(DistributedSum.local(task.rows().batch(), 1), 5);

    assertThat(distributed.counts()).containsExactly(here.counts());
    assertThat(distributed.sums()).containsExactly(here.sums(), within(1e-9));
  }

  @Test
  void whatIsHeldOutAndTheRestAreAllRows() throws IOException {
    StreamTask task = new StreamTask(1, data);
    RandomFeatures phi = new RandomFeatures(1, data.width(), 8);
    RidgeSums all = RidgeSums.of(task.sum(Fold.ALL), phi, 3);
    RidgeSums fit = RidgeSums.of(task.sum(Fold.FIT), phi, 3);
    RidgeSums heldOut = RidgeSums.of(task.sum(Fold.VALIDATION), phi, 3);

    assertThat(fit.plus(heldOut).gram().data).containsExactly(all.gram().data, within(1e-9));
    assertThat(heldOut.rows() / all.rows()).isBetween(0.05, 0.5);
    assertThat(heldOut.rows() % 2).as("two views of an image stay together").isZero();
  }
}
