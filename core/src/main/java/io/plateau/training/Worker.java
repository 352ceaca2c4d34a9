package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a worker works with. It belongs to one run and may do several of its parts. */
public final class Worker implements AutoCloseable {

  private final Objective objective;
  private final Batch training;
  private final BatchSource batches;
  private final ShardEncoder shards;
  private final Map<Integer, Encoded> encoded = new ConcurrentHashMap<>();

  private record Encoded(long request, Pullback features) {}

  /**
   * Makes a worker that computes with the rows a step names.
   *
   * @param objective over all classes; closed with the worker
   * @param training all rows a step can name
   * @param shards of the same classes; closed with the worker
   */
  public Worker(Objective objective, Batch training, ShardEncoder shards) {
    this(objective, training, BatchSource.of(training), shards);
  }

  /**
   * Makes a worker.
   *
   * @param objective over all classes; closed with the worker
   * @param training all rows a step can name
   * @param batches what it computes with where a step names some of them
   * @param shards of the same classes; closed with the worker
   */
  public Worker(Objective objective, Batch training, BatchSource batches, ShardEncoder shards) {
    this.objective = objective;
    this.training = training;
    this.batches = batches;
    this.shards = shards;
  }

  Objective objective() {
    return objective;
  }

  /** All rows a step can name. */
  public Batch training() {
    return training;
  }

  /** A part's share of a step's rows; of no rows where there are more parts than rows. */
  Batch share(Step step, int part, int parts) {
    return batches.rows(step, step.start(part, parts), step.start(part + 1, parts));
  }

  /**
   * Text features of a shard, kept until they are {@link #take}n.
   *
   * @param request tells this evaluation from others
   */
  Pullback encode(long request, Parameters v, Batch batch, int shard, int count) {
    Pullback features = shards.features(v, batch, shard, count);
    Encoded before = encoded.put(shard, new Encoded(request, features));
    if (before != null) {
      before.features().close();
    }
    return features;
  }

  /** The kept features of a request, or the same once more where this worker did not make them. */
  Pullback take(long request, Parameters v, Batch batch, int shard, int count) {
    Encoded kept = encoded.remove(shard);
    if (kept != null && kept.request() == request) {
      return kept.features();
    }
    if (kept != null) {
      kept.features().close();
    }
    return shards.features(v, batch, shard, count);
  }

  @Override
  public void close() {
    encoded.values().forEach(kept -> kept.features().close());
    shards.close();
    objective.close();
  }
}
