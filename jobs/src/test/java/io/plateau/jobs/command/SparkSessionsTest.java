package io.plateau.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SparkSessionsTest {

  private static SparkConf configuration(String... args) {
    SparkOptions options = new SparkOptions();
    new CommandLine(options).parseArgs(args);
    return SparkSessions.configuration("test", options);
  }

  @Test
  void withoutAMasterEverythingRunsHereAndTasksAreRetried() {
    SparkConf conf = configuration();
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(conf.get("spark.master")).isEqualTo("local[" + cores + ",4]");
    assertThat(conf.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
    assertThat(conf.get("spark.sql.warehouse.dir")).contains("plateau-warehouse");
  }

  @Test
  void onAClusterAddressesAreLeftToSpark() {
    SparkConf conf = configuration("--master", "spark://host:7077");
    assertThat(conf.get("spark.master")).isEqualTo("spark://host:7077");
    assertThat(conf.contains("spark.driver.bindAddress")).isFalse();
    assertThat(conf.contains("spark.sql.warehouse.dir")).isFalse();
  }

  @Test
  void executorsAllocateAsTheLauncherDoes() {
    String key = "spark.executorEnv.THP_MEM_ALLOC_ENABLE";
    assertThat(configuration().get(key)).isEqualTo("1");
    assertThat(configuration("--conf", key + "=0").get(key)).isEqualTo("0");
  }

  @Test
  void settingsOfTheUserWin() {
    SparkConf conf =
        configuration("--conf", "spark.ui.enabled=true", "--conf", "spark.app.name=mine");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("true");
    assertThat(conf.get("spark.app.name")).isEqualTo("mine");
  }

  @Test
  void exceptWhereResultsWouldDependOnThem() {
    SparkConf conf =
        configuration(
            "--conf", "spark.speculation=true", "--conf", "spark.dynamicAllocation.enabled=true");
    assertThat(conf.get("spark.speculation")).isEqualTo("false");
    assertThat(conf.get("spark.dynamicAllocation.enabled")).isEqualTo("false");
    assertThat(conf.get("spark.scheduler.minRegisteredResourcesRatio")).isEqualTo("1.0");
  }

  @Test
  void objectStoresArePatientWithinReasonUnlessTheUserSaysOtherwise() {
    String key = "spark.hadoop.fs.s3a.attempts.maximum";
    assertThat(configuration().get(key)).isEqualTo("5");
    assertThat(configuration("--conf", key + "=9").get(key)).isEqualTo("9");
  }
}
