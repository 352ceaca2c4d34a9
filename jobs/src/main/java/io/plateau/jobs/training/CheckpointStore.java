package io.plateau.jobs.training;

import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.Checkpoints;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The checkpoints of an output directory: whole files under names of their own, the last three
 * kept.
 */
public final class CheckpointStore {

  private static final String DIRECTORY = "checkpoints";
  private static final int KEPT = 3;

  /** Settings that may change between the start and the end of a run: they change no bit of it. */
  private static final Set<String> FREE = Set.of("checkpoint-every", "exchange", "worker-timeout");

  private final Storage storage;
  private final SortedMap<String, String> configuration;

  /**
   * Opens the checkpoints of a directory.
   *
   * @param configuration everything that decides the result, flat
   */
  public CheckpointStore(Storage storage, SortedMap<String, String> configuration) {
    this.storage = storage;
    this.configuration = new TreeMap<>(configuration);
    this.configuration.keySet().removeAll(FREE);
  }

  /** Saves a state and forgets all but the last three. */
  public void save(TrainingState state) throws IOException {
    storage.write(
        "%s/step-%09d.safetensors".formatted(DIRECTORY, state.step()),
        Checkpoints.encode(state, configuration));
    List<String> names = names();
    for (String old : names.subList(0, Math.max(0, names.size() - KEPT))) {
      storage.delete(DIRECTORY + "/" + old);
    }
  }

  /**
   * The state to go on from, if there is one.
   *
   * @throws IOException when the last checkpoint is of another configuration, naming what differs
   */
  public Optional<TrainingState> last() throws IOException {
    List<String> names = names();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String name = DIRECTORY + "/" + names.get(names.size() - 1);
    Checkpoints.Saved saved =
        Checkpoints.decode(storage.resolve(name).toString(), storage.read(name));
    List<EffectiveSettings.Difference> differences =
        EffectiveSettings.differences(saved.settings(), configuration);
    if (!differences.isEmpty()) {
      throw new IOException(
          "Cannot resume from %s: it is of another configuration (checkpoint and now: %s). Use the same settings, or another --out."
              .formatted(
                  storage.resolve(name),
                  differences.stream().map(Object::toString).collect(Collectors.joining("; "))));
    }
    return Optional.of(saved.state());
  }

  /** Whether there is a checkpoint, of whatever configuration. */
  public boolean any() throws IOException {
    return !names().isEmpty();
  }

  /** Where the last checkpoint is. */
  public Optional<String> lastName() throws IOException {
    List<String> names = names();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(storage.resolve(DIRECTORY + "/" + names.get(names.size() - 1)).toString());
  }

  private List<String> names() throws IOException {
    return storage.fileNames(DIRECTORY).stream()
        .filter(name -> name.matches("step-\\d+\\.safetensors"))
        .toList();
  }
}
