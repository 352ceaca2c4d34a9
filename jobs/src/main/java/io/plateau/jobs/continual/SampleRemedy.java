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

/**
 * Keeps samples of the tasks so far.
 *
 * @param buffer which samples are kept
 * @param names classes of the stream, in label order
 * @param use what training makes of them
 */
record SampleRemedy(ReplayBuffer buffer, List<String> names, Use use)
    implements Remedy<List<Sample>> {

  /** What training makes of rows, given how many classes are the task's own. */
  interface Use {
    Help of(FeatureTable rows, int ownClasses);
  }

  /**
   * Experience replay (Chaudhry et al., On Tiny Episodic Memories in Continual Learning, 2019): as
   * many rows of the buffer in every step as rows of the task.
   */
  static SampleRemedy replay(ReplayBuffer buffer, List<String> names) {
    return new SampleRemedy(
        buffer, names, (rows, own) -> Help.mixing(mixedIn(rows), RowWeights.EQUAL));
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
        : use.of(
            KeptSamples.table(kept, names, task.data().width()), task.task().classNames().size());
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
