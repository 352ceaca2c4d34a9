package io.plateau.jobs.cluster;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark in this JVM, with the plugin. */
final class LocalSpark {

  private LocalSpark() {}

  static SparkConf conf(int cores) {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[%d,3]".formatted(cores))
            .setAppName("workers")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    return conf;
  }

  static JavaSparkContext start(int cores) {
    return new JavaSparkContext(conf(cores));
  }
}
