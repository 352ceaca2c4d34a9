package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.prompt.ClassShards;
import io.plateau.prompt.PromptLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Text features whose classes are encoded by many workers: every worker runs the text tower over
 * its classes, the features come together on the driver, and a cotangent goes back in the same
 * pieces. Exact: features are put side by side, gradients of the pieces added in double.
 */
public final class ShardedLearner implements PromptLearner {

  private final Workers workers;
  private final ClassShards shards;
  private final AtomicLong requests = new AtomicLong();

  /**
   * Makes the learner.
   *
   * @param shards of the classes, one a part of the workers
   */
  public ShardedLearner(Workers workers, ClassShards shards) {
    if (shards.classes().size() != workers.parts()) {
      throw new IllegalArgumentException(
          "shards: %d (expected: %d, one for each part)"
              .formatted(shards.classes().size(), workers.parts()));
    }
    this.workers = workers;
    this.shards = shards;
  }

  @Override
  public Pullback features(Parameters v, Batch batch) {
    long request = requests.incrementAndGet();
    List<Optional<HostTensor>> pieces = workers.run(new Encode(request, v, batch, used()));
    HostTensor all = ClassAxis.join(pieces, shards);
    return new Pullback() {
      @Override
      public HostTensor output() {
        return all;
      }

      @Override
      public Parameters pull(HostTensor cotangent) {
        return sum(workers.run(new PullAll(request, v, batch, ClassAxis.cut(cotangent, shards))));
      }

      @Override
      public void close() {} // a worker frees what it kept when it is asked for the next features
    };
  }

  /** Which parts have classes. */
  private boolean[] used() {
    boolean[] used = new boolean[shards.classes().size()];
    for (int shard = 0; shard < used.length; shard++) {
      used[shard] = shards.classes().get(shard).length > 0;
    }
    return used;
  }

  /** Pieces of one gradient, added in their order and in double. */
  private static Parameters sum(List<Optional<Parameters>> pieces) {
    List<Parameters> gradients = pieces.stream().flatMap(Optional::stream).toList();
    double[] ones = new double[gradients.size()];
    Arrays.fill(ones, 1);
    return Parameters.sum(gradients, ones, 1);
  }

  @Override
  public void close() {
    workers.close();
  }

  private record Encode(long request, Parameters v, Batch batch, boolean[] used)
      implements WorkerTask<HostTensor> {

    @Override
    public Optional<HostTensor> run(Worker worker, int part, int parts) {
      return used[part]
          ? Optional.of(worker.encode(request, v, batch, part, parts).output())
          : Optional.empty();
    }
  }

  /** The derivative of all features, of which every part gets its own piece. */
  private record PullAll(long request, Parameters v, Batch batch, List<HostTensor> cotangents)
      implements WorkerTask<Parameters> {

    PullAll {
      cotangents = new ArrayList<>(cotangents);
    }

    @Override
    public Optional<Parameters> run(Worker worker, int part, int parts) {
      return forPart(part).run(worker, part, parts);
    }

    @Override
    public WorkerTask<Parameters> forPart(int part) {
      return new Pull(request, v, batch, cotangents.get(part));
    }
  }

  private record Pull(long request, Parameters v, Batch batch, HostTensor cotangent)
      implements WorkerTask<Parameters> {

    @Override
    public Optional<Parameters> run(Worker worker, int part, int parts) {
      if (cotangent.values().length == 0) {
        return Optional.empty();
      }
      try (Pullback features = worker.take(request, v, batch, part, parts)) {
        return Optional.of(features.pull(cotangent));
      }
    }
  }
}
