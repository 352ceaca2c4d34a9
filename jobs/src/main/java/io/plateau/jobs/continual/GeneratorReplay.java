package io.plateau.jobs.continual;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.jobs.training.Help;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Parameters;
import io.plateau.synthesis.SamplePlan;
import io.plateau.synthesis.Synthesizer;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Replay of features that a fitted generator makes of the names of past classes: nothing of their
 * images is kept. As in {@link GenerativeReplay}, steps draw from a pool that is made anew for
 * every task.
 *
 * @param perClass features of each past class in the pool
 * @param seed of the pool
 */
record GeneratorReplay(FrozenClip clip, GeneratorArtifact generator, int perClass, long seed)
    implements StatelessRemedy {

  /**
   * Checks that a generator may be replayed from.
   *
   * @param location what messages call it
   * @throws IOException if it was fitted for another model
   * @throws IllegalArgumentException if it has learned from images of a held-out set's classes
   */
  static void requireFits(
      String location, GeneratorArtifact generator, FrozenClip clip, Scenario scenario)
      throws IOException {
    generator.requireModel(clip);
    Set<String> fitted = Set.copyOf(generator.config().classNames());
    for (Task heldOut : scenario.heldOut()) {
      List<String> shared = heldOut.classNames().stream().filter(fitted::contains).toList();
      if (!shared.isEmpty()) {
        throw new IllegalArgumentException(
            "generator: %s (expected: one fitted without the classes of held-out set %s, which nothing is learned from; it has %s)"
                .formatted(location, heldOut.name(), String.join(", ", shared)));
      }
    }
  }

  @Override
  public Help help(Parameters before, StreamTask task) {
    List<String> past = task.data().scenario().namesUpTo(task.number() - 1);
    if (past.isEmpty()) {
      return Help.NONE;
    }
    SamplePlan plan = new SamplePlan(past, perClass, seed * 1_000_003 + task.number());
    return Help.mixing(
        new SyntheticRows(
            new Synthesizer(clip, generator.generator(), plan).table(),
            new PromptConfig.FeatureSource("generator", generator.digest())),
        RowWeights.EQUAL);
  }
}
