package io.plateau.prep;

import org.apache.spark.sql.SparkSession;

/** Real Spark in this JVM, as light as it gets. */
public final class TestSpark {

  private TestSpark() {}

  /** A session whose tasks are tried twice; the caller closes it. */
  public static SparkSession open(int cores) {
    return SparkSession.builder()
        .master("local[%d,2]".formatted(cores))
        .appName("data-prep tests")
        .config("spark.ui.enabled", false)
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }
}
