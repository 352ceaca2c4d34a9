package io.plateau.training;

import io.plateau.feature.Batch;
import io.plateau.prompt.PromptLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Learners of shards of the classes, made when a shard is first asked for. */
public final class ShardEncoder implements AutoCloseable {

  private final Learners learners;
  private final Map<Shard, PromptLearner> made = new ConcurrentHashMap<>();

  private record Shard(int shard, int count) {}

  /** Makes the learner of the classes of one shard. */
  @FunctionalInterface
  public interface Learners {
    PromptLearner of(int shard, int count);
  }

  public ShardEncoder(Learners learners) {
    this.learners = learners;
  }

  /** For workers whose work is not text features of classes. */
  public static ShardEncoder none() {
    return new ShardEncoder(
        (shard, count) -> {
          throw new IllegalStateException("Cannot encode shard %d: no classes.".formatted(shard));
        });
  }

  Pullback features(Parameters v, Batch batch, int shard, int count) {
    return made.computeIfAbsent(new Shard(shard, count), s -> learners.of(s.shard(), s.count()))
        .features(v, batch);
  }

  @Override
  public void close() {
    made.values().forEach(PromptLearner::close);
  }
}
