package io.plateau.jobs.continual;

import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One prompt through all tasks, each going on from the last, with whatever remedies. Without one it
 * shows what forgetting looks like where nothing is done about it, and whatever the update rule
 * does about it by itself.
 *
 * @param remedies by name, in the order in which they help
 */
record RemediedPrompt(PromptLearning learning, SortedMap<String, Remedy<?>> remedies)
    implements Strategy<RemediedPrompt.State> {

  private static final String LEARNED = "learned.";

  /**
   * What it keeps.
   *
   * @param learned the prompt
   * @param held what each remedy keeps
   */
  record State(Parameters learned, List<Held<?>> held) {
    State {
      held = List.copyOf(held);
    }
  }

  /** A remedy and its state. */
  private record Held<S>(String name, Remedy<S> remedy, S state) {

    static <S> Held<S> start(String name, Remedy<S> remedy) {
      return new Held<>(name, remedy, remedy.start());
    }

    static <S> Held<S> decode(String name, Remedy<S> remedy, KeptTensors file) {
      return new Held<>(name, remedy, remedy.decode(file.under(name + ".")));
    }

    Help help(Parameters before, StreamTask task) throws IOException {
      return remedy.help(state, before, task);
    }

    Held<S> after(Parameters learned, StreamTask task) throws IOException {
      return new Held<>(name, remedy, remedy.after(state, learned, task));
    }

    long samples() {
      return remedy.samples(state);
    }

    KeptTensors addedTo(KeptTensors file) {
      return file.with(name + ".", remedy.encode(state));
    }
  }

  @Override
  public State start() {
    List<Held<?>> held = new ArrayList<>();
    remedies.forEach((name, remedy) -> held.add(Held.start(name, remedy)));
    return new State(learning.start(), held);
  }

  @Override
  public State learn(State before, StreamTask task) throws IOException {
    Help help = Help.NONE;
    for (Held<?> held : before.held) {
      help = help.and(held.help(before.learned, task));
    }
    // Cross-entropy is over the classes of the task, and of what is mixed in.
    Parameters learned = learning.learn(before.learned, task, task.ownRows(), help);
    List<Held<?>> after = new ArrayList<>();
    for (Held<?> held : before.held) {
      after.add(held.after(learned, task));
    }
    return new State(learned, after);
  }

  @Override
  public StreamClassifier classifier(State state) {
    return learning.classifier(state.learned);
  }

  @Override
  public Optional<Parameters> learned(State state) {
    return Optional.of(state.learned);
  }

  @Override
  public Footprint footprint(State state) {
    return new Footprint(state.learned.size(), state.held.stream().mapToLong(Held::samples).sum());
  }

  @Override
  public byte[] encode(State state) {
    KeptTensors file =
        KeptTensors.NONE.with(LEARNED, new KeptTensors(state.learned.tensors(), new TreeMap<>()));
    for (Held<?> held : state.held) {
      file = held.addedTo(file);
    }
    return file.bytes();
  }

  @Override
  public State decode(String name, byte[] bytes) throws IOException {
    KeptTensors file = KeptTensors.of(name, bytes);
    List<Held<?>> held = new ArrayList<>();
    remedies.forEach((key, remedy) -> held.add(Held.decode(key, remedy, file)));
    return new State(new Parameters(file.under(LEARNED).tensors()), held);
  }
}
