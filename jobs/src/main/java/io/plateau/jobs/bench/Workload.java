package io.plateau.jobs.bench;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Precision;
import io.plateau.clip.TextTower;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.jobs.config.TextEncoding;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.PromptLearner;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.Prompts;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import io.plateau.training.ShardEncoder;
import io.plateau.training.StepPlan;
import io.plateau.training.Worker;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;

/**
 * CoOp on random weights and random image features: what a training costs, without a data set.
 *
 * @param sequences of the prompts, as {@link Prompts} has them
 * @param slots learned vectors
 * @param samples images, which are one batch
 * @param threads of PyTorch on a worker
 */
record Workload(
    String run,
    List<long[]> sequences,
    int slots,
    int samples,
    TextEncoding encoding,
    Precision precision,
    int threads)
    implements WorkerSource {

  private static final float LOGIT_SCALE = 100;

  /** CoOp's own: the shared text encoder in float32. */
  static Workload of(String run, Prompts prompts, int samples, int threads) {
    return new Workload(
        run,
        prompts.sequences(),
        prompts.slots(),
        samples,
        TextEncoding.SHARED,
        Precision.FP32,
        threads);
  }

  Workload with(TextEncoding other) {
    return new Workload(run, sequences, slots, samples, other, precision, threads);
  }

  Workload with(Precision other) {
    return new Workload(run, sequences, slots, samples, encoding, other, threads);
  }

  Prompts prompts() {
    return new Prompts(sequences, slots);
  }

  /** Steps over the whole batch. */
  StepPlan plan(long steps) {
    return new StepPlan(samples, 1, samples, steps, 1);
  }

  /** The learned vectors before the first step. */
  Parameters context() {
    int width = width();
    return Parameters.of(
        ContextLearner.CONTEXT,
        new HostTensor(
            new long[] {slots, width}, RandomTextTower.uniform((long) slots * width, 0.035f, 2)));
  }

  /** Normalised features of images of all classes in turn. */
  Batch images() {
    int classes = sequences.size();
    return new Batch(
        unitRows(samples, 3), IntStream.range(0, samples).map(i -> i % classes).toArray(), width());
  }

  private int width() {
    return RandomTextTower.CONFIG.projection();
  }

  private float[] unitRows(int rows, long seed) {
    float[] values = RandomTextTower.uniform((long) rows * width(), 1, seed);
    for (int from = 0; from < values.length; from += width()) {
      double squares = 0;
      for (int i = from; i < from + width(); i++) {
        squares += (double) values[i] * values[i];
      }
      for (int i = from; i < from + width(); i++) {
        values[i] = (float) (values[i] / Math.sqrt(squares));
      }
    }
    return values;
  }

  /** The loss of text features that others encode. */
  Objective objective(NDManager manager, PromptLearner learner) {
    HostTensor zeroShot =
        new HostTensor(new long[] {sequences.size(), width()}, unitRows(sequences.size(), 4));
    return new PromptObjective(learner, PromptLosses.of(manager, LOGIT_SCALE, zeroShot));
  }

  /** A worker of this JVM, on the CPU. */
  Worker worker() {
    Torch.initialise();
    Torch.threads(threads);
    NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    TextTower tower = RandomTextTower.create(manager, precision);
    Objective objective = objective(manager, learner(tower, prompts()));
    ShardEncoder shards =
        new ShardEncoder(
            (shard, count) ->
                learner(tower, ClassShards.of(prompts(), count).prompts(prompts(), shard)));
    return new Worker(new Closing(objective, manager), images(), shards);
  }

  private PromptLearner learner(TextTower tower, Prompts some) {
    return new ContextLearner(tower, encoding.encoder(tower, some));
  }

  @Override
  public Worker worker(Configuration configuration) {
    return worker();
  }

  /** An objective that takes its tower along when it goes. */
  private record Closing(Objective objective, NDManager manager) implements Objective {

    @Override
    public Point at(Parameters v, Batch batch) {
      return objective.at(v, batch);
    }

    @Override
    public void close() {
      objective.close();
      manager.close();
    }
  }
}
