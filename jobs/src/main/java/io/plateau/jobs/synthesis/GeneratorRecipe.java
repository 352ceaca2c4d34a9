package io.plateau.jobs.synthesis;

import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.prep.ExecutorModel;
import io.plateau.synthesis.GeneratorTraining;
import io.plateau.training.Worker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * The fitting of a generator as executors see it; broadcast once.
 *
 * @param run tells runs apart, so that an executor keeps the worker of the current one
 * @param threads of PyTorch in every task; 0 takes its default, all cores
 */
record GeneratorRecipe(String run, ExecutorModel model, GeneratorTraining training, int threads)
    implements WorkerSource {

  @Override
  public Worker worker(Configuration configuration) throws IOException {
    return training.worker(model.load(configuration));
  }
}
