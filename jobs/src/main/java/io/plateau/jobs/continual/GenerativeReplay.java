package io.plateau.jobs.continual;

import io.plateau.artifact.PromptConfig;
import io.plateau.jobs.training.Help;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;

/**
 * Replay of features that were never stored: every class of the tasks so far is remembered as a
 * density, and each step mixes in as many rows as it has of the task, from a pool that is drawn
 * anew for every task.
 *
 * @param kind of density
 * @param names classes of the stream, in label order
 * @param perClass features of each class in the pool
 * @param seed of the pool
 */
record GenerativeReplay(DensityKind kind, List<String> names, int perClass, long seed)
    implements Remedy<DensityMemory> {

  @Override
  public DensityMemory start() {
    return DensityMemory.NONE;
  }

  @Override
  public Help help(DensityMemory memory, Parameters before, StreamTask task) {
    return memory.entries().isEmpty()
        ? Help.NONE
        : Help.mixing(
            new SyntheticRows(
                memory.draw(names, perClass, seed * 1_000_003 + task.number()),
                new PromptConfig.FeatureSource("densities", "densities")),
            RowWeights.EQUAL);
  }

  @Override
  public DensityMemory after(DensityMemory memory, Parameters learned, StreamTask task)
      throws IOException {
    return memory.with(DensityMemory.of(task.rows(), kind));
  }

  @Override
  public KeptTensors encode(DensityMemory memory) {
    return DensityTensors.of(memory);
  }

  @Override
  public DensityMemory decode(KeptTensors kept) {
    return DensityTensors.memory(kept);
  }
}
