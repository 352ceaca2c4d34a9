package io.plateau.jobs.cluster;

import org.apache.spark.SparkConf;

/** What a step may send at once. Spark ends a run that goes beyond it; this says so beforehand. */
final class MessageLimit {

  static final String SETTING = "spark.rpc.message.maxSize";

  private static final int DEFAULT_MIB = 128;

  /** Beside the floats: names, shapes, the step, the code of the task. */
  private static final long MARGIN = 1L << 20;

  private MessageLimit() {}

  /**
   * A Spark job per step sends the parameters within its tasks, which Spark's scheduler limits.
   *
   * @param bytes that go to a part
   */
  static void requireJob(SparkConf conf, long bytes) {
    int limit = conf.getInt(SETTING, DEFAULT_MIB);
    long needed = ((bytes + MARGIN) >> 20) + 1;
    if (needed > limit) {
      throw new IllegalArgumentException(
          "Cannot train with a Spark job per step: a step sends %d MB to a part, and %s is %d MB. Add --conf %s=%d, use exchange=resident, or learn less: method=toast-lite, fewer late layers."
              .formatted(needed, SETTING, limit, SETTING, needed));
    }
  }

  /**
   * Resident tasks send and are sent arrays of bytes, which Spark's transport takes up to the
   * longest that Java has; that setting does not concern them.
   *
   * @param bytes of the larger direction
   */
  static void requireResident(long bytes) {
    if (bytes + MARGIN > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "Cannot train with resident tasks: a step sends %d MB at once (expected: below 2048, the longest array of bytes). Learn less: method=toast-lite, fewer late layers."
              .formatted(bytes >> 20));
    }
  }
}
