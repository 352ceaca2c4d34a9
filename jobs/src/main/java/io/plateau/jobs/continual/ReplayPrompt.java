package io.plateau.jobs.continual;

import io.plateau.artifact.PromptConfig;
import io.plateau.continual.replay.Sample;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Experience replay (Chaudhry et al., On Tiny Episodic Memories in Continual Learning, 2019): one
 * prompt through all tasks, with as many rows of a buffer in every step as rows of the task.
 *
 * @param buffer which samples are kept
 * @param names classes of the stream, in label order
 */
record ReplayPrompt(PromptLearning learning, ReplayBuffer buffer, List<String> names)
    implements Strategy<ReplayPrompt.State> {

  private static final String LEARNED = "learned.";

  /**
   * What it keeps.
   *
   * @param learned the prompt
   * @param kept samples of the tasks so far
   */
  record State(Parameters learned, List<Sample> kept) {
    State {
      kept = List.copyOf(kept);
    }
  }

  @Override
  public State start() {
    return new State(learning.start(), List.of());
  }

  @Override
  public State learn(State before, StreamTask task) throws IOException {
    Parameters learned =
        learning.learn(
            before.learned, task, SequentialPrompt.ownRows(task), replayed(before.kept, task));
    return new State(learned, buffer.with(before.kept, Sample.of(task.rows())));
  }

  private @Nullable SyntheticRows replayed(List<Sample> kept, StreamTask task) {
    if (kept.isEmpty()) {
      return null;
    }
    FeatureTable rows =
        new FeatureTable(
            names,
            kept.stream().map(Sample::id).toList(),
            new int[kept.size()],
            Sample.batch(kept, task.data().width()));
    return new SyntheticRows(rows, new PromptConfig.FeatureSource("buffer", "buffer"));
  }

  @Override
  public StreamClassifier classifier(State state) {
    return learning.classifier(state.learned);
  }

  @Override
  public byte[] encode(State state) {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    state.learned.tensors().forEach((name, tensor) -> tensors.put(LEARNED + name, tensor));
    return SamplesFile.encode(state.kept, tensors);
  }

  @Override
  public State decode(String name, byte[] bytes) throws IOException {
    SamplesFile file = SamplesFile.decode(name, bytes);
    SortedMap<String, HostTensor> learned = new TreeMap<>();
    file.others().forEach((key, tensor) -> learned.put(key.substring(LEARNED.length()), tensor));
    return new State(new Parameters(learned), file.samples());
  }
}
