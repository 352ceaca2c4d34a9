package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.prep.ExecutorModel;
import io.plateau.training.BatchSource;
import io.plateau.training.Worker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A run as executors see it; broadcast once.
 *
 * @param run tells runs apart, so that an executor keeps the worker of the current one
 * @param training real rows
 * @param batches what steps compute with
 * @param threads of PyTorch in every task; 0 takes its default, all cores
 */
record WorkerRecipe(
    String run,
    ExecutorModel model,
    PromptRecipe prompt,
    Batch training,
    BatchSource batches,
    int threads)
    implements WorkerSource {

  @Override
  public Worker worker(Configuration configuration) throws IOException {
    FrozenClip clip = model.load(configuration);
    return new Worker(prompt.objective(clip), training, batches, prompt.shards(clip));
  }
}
