package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostDoubles;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something learned for every task by itself, and for every sample a task selected by its feature:
 * nobody says of which task a sample is, not even where it is scored over the classes of one.
 *
 * @param expert what is learned for a task
 * @param key how its samples are known
 * @param zeroShot texts of all classes in the pretrained model
 * @param <K> what is kept of a task's features
 */
record RoutedExperts<K>(Expert expert, TaskKey<K> key, ClassTexts zeroShot)
    implements Strategy<RoutedExperts.State<K>> {

  private static final String LEARNED = "learned";
  private static final String KEY = "key";

  /**
   * What it keeps, task by task.
   *
   * @param learned by the experts
   * @param keys as many
   */
  record State<K>(List<Parameters> learned, List<K> keys) {
    State {
      learned = List.copyOf(learned);
      keys = List.copyOf(keys);
    }

    State<K> with(Parameters expert, K key) {
      List<Parameters> moreLearned = new ArrayList<>(learned);
      moreLearned.add(expert);
      List<K> moreKeys = new ArrayList<>(keys);
      moreKeys.add(key);
      return new State<>(moreLearned, moreKeys);
    }
  }

  @Override
  public State<K> start() {
    return new State<>(List.of(), List.of());
  }

  @Override
  public State<K> learn(State<K> before, StreamTask task) throws IOException {
    return before.with(expert.learn(task), key.of(task.rows()));
  }

  @Override
  public StreamClassifier classifier(State<K> state) {
    TextClassifier pretrained = new TextClassifier(zeroShot);
    return state.keys.isEmpty()
        ? pretrained
        : new RoutedStream(
            key.selector(state.keys),
            state.learned.stream().map(expert::classifier).toList(),
            pretrained);
  }

  @Override
  public byte[] encode(State<K> state) {
    SortedMap<String, HostDoubles> tensors = new TreeMap<>();
    for (int task = 0; task < state.keys.size(); task++) {
      SortedMap<String, HostDoubles> ofTask = new TreeMap<>();
      state
          .learned
          .get(task)
          .tensors()
          .forEach((name, tensor) -> ofTask.put(LEARNED + "." + name, TensorFile.doubles(tensor)));
      ofTask.putAll(TensorFile.prefixed(KEY, key.tensors(state.keys.get(task))));
      tensors.putAll(TensorFile.prefixed(place(task), ofTask));
    }
    return TensorFile.encode(tensors);
  }

  private static String place(int task) {
    return "task-%04d".formatted(task + 1);
  }

  @Override
  public State<K> decode(String name, byte[] bytes) throws IOException {
    TensorFile file = TensorFile.decode(name, bytes);
    State<K> state = start();
    for (int task = 0; !file.under(place(task)).isEmpty(); task++) {
      TensorFile ofTask = file.under(place(task));
      SortedMap<String, HostTensor> learned = new TreeMap<>();
      ofTask
          .under(LEARNED)
          .tensors()
          .forEach((tensor, values) -> learned.put(tensor, TensorFile.floats(values)));
      state = state.with(new Parameters(learned), key.read(ofTask.under(KEY)));
    }
    return state;
  }
}
