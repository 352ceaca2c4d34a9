package io.plateau.jobs.command;

import io.plateau.jobs.cluster.PluginSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens Spark sessions in which the same seed gives the same result. */
public final class SparkSessions {

  private static final Logger LOG = LoggerFactory.getLogger(SparkSessions.class);

  /** A task is tried this often in one process, where Spark's own default is once. */
  private static final int LOCAL_ATTEMPTS = 4;

  private static final Map<String, String> REQUIRED =
      Map.of(
          // A copy of a slow task would take its slot from a part of the next step.
          "spark.speculation", "false",
          // Parts are laid out over the executors that are there at the start.
          "spark.dynamicAllocation.enabled", "false",
          "spark.scheduler.minRegisteredResourcesRatio", "1.0",
          // What travels is records, which the Kryo of Spark's line cannot read.
          "spark.serializer", "org.apache.spark.serializer.JavaSerializer");

  private static final Map<String, String> EMBEDDED =
      Map.of(
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.ui.enabled", "false",
          "spark.ui.showConsoleProgress", "false");

  private SparkSessions() {}

  /** Opens a session, in this process unless {@code options} or spark-submit name a master. */
  public static SparkSession open(String application, SparkOptions options) {
    SparkConf conf = configuration(application, options);
    SparkSession session = SparkSession.builder().config(conf).getOrCreate();
    if (session.sparkContext().isStopped()) { // Spark gives up on a master without an exception
      throw new IllegalStateException(
          "Cannot run on Spark master %s: it does not answer. Check --master, and that it is up."
              .formatted(conf.get("spark.master")));
    }
    return session;
  }

  static SparkConf configuration(String application, SparkOptions options) {
    SparkConf conf = new SparkConf(); // reads system properties: how spark-submit passes its own
    options.conf().forEach(conf::set);
    options.master().ifPresent(conf::setMaster);
    conf.setIfMissing("spark.master", localMaster());
    conf.setIfMissing("spark.app.name", application);
    if (isOneProcess(conf.get("spark.master"))) {
      EMBEDDED.forEach(conf::setIfMissing);
      if (!conf.contains("spark.sql.warehouse.dir")) {
        conf.set("spark.sql.warehouse.dir", temporaryDirectory().toUri().toString());
      }
    }
    REQUIRED.forEach((key, value) -> require(conf, key, value));
    // As the launcher has it here: large arrays in large pages.
    conf.setIfMissing("spark.executorEnv.THP_MEM_ALLOC_ENABLE", "1");
    S3aDefaults.undecidedIn(new Configuration())
        .forEach((key, value) -> conf.setIfMissing("spark.hadoop." + key, value));
    PluginSetup.apply(conf);
    return conf;
  }

  private static String localMaster() {
    int cores = Runtime.getRuntime().availableProcessors();
    return "local[%d,%d]".formatted(cores, LOCAL_ATTEMPTS);
  }

  private static boolean isOneProcess(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  private static void require(SparkConf conf, String key, String value) {
    String given = conf.get(key, value);
    if (!given.equals(value)) {
      LOG.warn("{} is {} here, not {}: results must not depend on it.", key, value, given);
    }
    conf.set(key, value);
  }

  private static Path temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("plateau-warehouse");
      directory.toFile().deleteOnExit(); // no tables are saved, so it stays empty
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a temporary directory: " + e.getMessage(), e);
    }
  }
}
