package io.plateau.jobs.steering;

import ai.djl.util.cuda.CudaUtils;
import io.plateau.clip.FrozenClip;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.prep.ExecutorModel;
import io.plateau.prep.featureset.TokenSelection;
import io.plateau.steering.SteeringTraining;
import io.plateau.steering.StepMemory;
import io.plateau.training.Worker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * The steering of a model as executors see it; broadcast once. Each reads the tokens itself, once a
 * run, and keeps them in fp16.
 *
 * @param run tells runs apart, so that an executor keeps the worker of the current one
 * @param rows all rows that a step can name
 * @param memory that a step of one worker needs, to be refused on a GPU that has less
 * @param threads of PyTorch in every task; 0 takes its default, all cores
 */
record SteeringRecipe(
    String run,
    ExecutorModel model,
    SteeringTraining training,
    TokenSelection rows,
    StepMemory memory,
    int threads)
    implements WorkerSource {

  /** Both gradients come back; what an update rule remembers goes out beside the parameters. */
  @Override
  public long stepBytes() {
    return 2L * Float.BYTES * training.shape().size();
  }

  @Override
  public Worker worker(Configuration configuration) throws IOException {
    FrozenClip clip = model.load(configuration);
    SteeringMemory.gpu(clip.manager().getDevice(), CudaUtils::getGpuMemory)
        .ifPresent(memory::requireDevice);
    return training.worker(clip, rows.read(configuration));
  }
}
