package io.plateau.jobs.cluster;

import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;

/** What a task needs to be lent the worker of its run; broadcast once. */
record WorkerLoan(WorkerSource source, SerializableConfiguration configuration)
    implements Serializable {

  static WorkerLoan of(WorkerSource source, JavaSparkContext spark) {
    return new WorkerLoan(source, new SerializableConfiguration(spark.hadoopConfiguration()));
  }

  <R> R lend(ExecutorWorkers.Use<R> task) throws Exception {
    return ExecutorWorkers.lend(source, configuration.value(), task);
  }
}
