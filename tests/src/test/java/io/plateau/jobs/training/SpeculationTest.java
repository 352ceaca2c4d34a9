package io.plateau.jobs.training;

import io.plateau.cluster.StandaloneCluster;
import io.plateau.jobs.cluster.SparkWorkers;
import io.plateau.jobs.config.DistributionMode;
import io.plateau.jobs.config.DistributionSettings;
import io.plateau.jobs.config.ExchangeMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two copies of a part at the same time, on executors that are processes. Plateau's own sessions
 * turn speculation off because of the time it takes; the result does not need it off.
 */
@Tag("cluster")
class SpeculationTest {

  @TempDir private static Path directory;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void aCopyThatIsFasterGivesTheSameBits() throws IOException {
    try (SmallTraining small = SmallTraining.open();
        StandaloneCluster cluster = StandaloneCluster.start(directory);
        JavaSparkContext spark = new JavaSparkContext(speculating(cluster))) {
      SmallTraining.assertSameBits(
          small.train(
              SparkWorkers.open(
                  spark,
                  small.recipe(),
                  2,
                  new DistributionSettings(ExchangeMode.JOB, DistributionMode.DATA, false, 60)),
              new HangsAtFirst(SmallTraining.RULE.perturbation())),
          small.local(2));
    }
  }

  private static SparkConf speculating(StandaloneCluster cluster) {
    return cluster
        .configuration()
        .setAppName("speculation")
        .set("spark.speculation", "true")
        .set("spark.speculation.interval", "20ms")
        .set("spark.speculation.quantile", "0.5")
        .set("spark.speculation.multiplier", "1");
  }
}
