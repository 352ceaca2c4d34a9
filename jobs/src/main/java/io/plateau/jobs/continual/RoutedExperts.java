package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.sharpness.Parameters;
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

  private static final String LEARNED = "learned.";
  private static final String KEY = "key.";

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
    // A key with numbers as they are saved: it selects the same before and after a resume.
    K made = key.decode(key.encode(key.of(task.rows())));
    return before.with(expert.learn(task), made);
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
  public Footprint footprint(State<K> state) {
    return Footprint.of(state.learned.stream().mapToLong(Parameters::size).sum());
  }

  @Override
  public byte[] encode(State<K> state) {
    KeptTensors file = KeptTensors.NONE;
    for (int task = 0; task < state.keys.size(); task++) {
      SortedMap<String, HostTensor> learned = state.learned.get(task).tensors();
      file =
          file.with(place(task) + LEARNED, new KeptTensors(learned, new TreeMap<>()))
              .with(place(task) + KEY, key.encode(state.keys.get(task)));
    }
    return file.bytes();
  }

  private static String place(int task) {
    return "task-%04d.".formatted(task + 1);
  }

  @Override
  public State<K> decode(String name, byte[] bytes) throws IOException {
    KeptTensors file = KeptTensors.of(name, bytes);
    State<K> state = start();
    for (int task = 0; !file.under(place(task)).tensors().isEmpty(); task++) {
      KeptTensors ofTask = file.under(place(task));
      state =
          state.with(
              new Parameters(ofTask.under(LEARNED).tensors()), key.decode(ofTask.under(KEY)));
    }
    return state;
  }
}
