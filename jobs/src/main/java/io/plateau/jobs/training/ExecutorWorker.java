package io.plateau.jobs.training;

import io.plateau.training.PartWorker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** The worker of this JVM: built by the first task of a run and used by all the others. */
final class ExecutorWorker {

  private static @Nullable String run;
  private static @Nullable PartWorker worker;

  private ExecutorWorker() {}

  static synchronized PartWorker of(WorkerRecipe recipe, Configuration configuration)
      throws IOException {
    if (worker == null || !recipe.run().equals(run)) {
      if (worker != null) {
        worker.objective().close();
        worker = null;
      }
      worker = recipe.worker(configuration);
      run = recipe.run();
    }
    return worker;
  }
}
