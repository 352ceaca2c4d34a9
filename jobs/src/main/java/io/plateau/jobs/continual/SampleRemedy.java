package io.plateau.jobs.continual;

import io.plateau.artifact.PromptConfig;
import io.plateau.continual.replay.Sample;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.Help;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps samples of the tasks so far.
 *
 * @param buffer which samples are kept
 * @param names classes of the stream, in label order
 * @param use what training makes of them
 */
record SampleRemedy(ReplayBuffer buffer, List<String> names, Function<FeatureTable, Help> use)
    implements Remedy<List<Sample>> {

  /**
   * Experience replay (Chaudhry et al., On Tiny Episodic Memories in Continual Learning, 2019): as
   * many rows of the buffer in every step as rows of the task.
   */
  static SampleRemedy replay(ReplayBuffer buffer, List<String> names) {
    return new SampleRemedy(buffer, names, rows -> Help.mixing(mixedIn(rows), RowWeights.EQUAL));
  }

  /** A-GEM: no step raises the loss of rows that are drawn from the buffer. */
  static SampleRemedy aGem(ReplayBuffer buffer, List<String> names) {
    return new SampleRemedy(buffer, names, Help::keeping);
  }

  /** Rows of a buffer as what steps mix in. */
  static SyntheticRows mixedIn(FeatureTable rows) {
    return new SyntheticRows(rows, new PromptConfig.FeatureSource("buffer", "buffer"));
  }

  @Override
  public List<Sample> start() {
    return List.of();
  }

  @Override
  public Help help(List<Sample> kept, Parameters before, StreamTask task) {
    return kept.isEmpty()
        ? Help.NONE
        : use.apply(KeptSamples.table(kept, names, task.data().width()));
  }

  @Override
  public List<Sample> after(List<Sample> kept, Parameters learned, StreamTask task)
      throws IOException {
    return buffer.with(kept, Sample.of(task.rows()));
  }

  @Override
  public long samples(List<Sample> kept) {
    return kept.size();
  }

  @Override
  public KeptTensors encode(List<Sample> kept) {
    return KeptSamples.encode(kept);
  }

  @Override
  public List<Sample> decode(KeptTensors kept) {
    return KeptSamples.decode(kept);
  }
}
