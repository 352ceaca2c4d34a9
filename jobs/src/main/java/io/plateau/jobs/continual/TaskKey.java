package io.plateau.jobs.continual;

import io.plateau.continual.selection.TaskSelector;
import io.plateau.feature.FeatureTable;
import java.util.List;

/**
 * What is remembered of a task's features, so that its samples are known when nobody says whose
 * they are.
 *
 * @param <K> what is kept of a task
 */
interface TaskKey<K> {

  /** Of the drawn training rows of a task. */
  K of(FeatureTable rows);

  /**
   * Who selects among tasks.
   *
   * @param keys of one task at least, in the order of training
   */
  TaskSelector selector(List<K> keys);

  /** A key as it is saved, in float32. */
  KeptTensors encode(K key);

  /** What {@link #encode} saved. */
  K decode(KeptTensors kept);
}
