package io.plateau.jobs.run;

import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prep.featureset.Storage;
import io.plateau.tensor.SafetensorsException;
import io.plateau.training.Checkpoints;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of an output directory: whole files under names of their own, the last three
 * kept.
 */
public final class CheckpointStore {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointStore.class);

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
    this.configuration = decisive(configuration);
  }

  /** A flat configuration without what changes no bit of a run. */
  public static SortedMap<String, String> decisive(SortedMap<String, String> configuration) {
    SortedMap<String, String> decisive = new TreeMap<>(configuration);
    decisive.keySet().removeAll(FREE);
    return decisive;
  }

  /** Saves a state and forgets all but the last three. */
  public void save(TrainingState state) throws IOException {
    storage.write(
        "%s/step-%09d.safetensors".formatted(DIRECTORY, state.step()),
        Checkpoints.encode(state, configuration));
    List<String> names = names();
    for (String old : names.subList(0, Math.max(0, names.size() - KEPT))) {
      storage.delete(old);
    }
  }

  /**
   * The state to go on from, if there is one: the last that can be read. Deletes what a killed run
   * was writing.
   *
   * @throws IOException when no checkpoint can be read, or the last is of another configuration,
   *     naming what differs
   */
  public Optional<TrainingState> last() throws IOException {
    storage.deleteTemporary(DIRECTORY);
    List<String> names = names();
    List<SafetensorsException> unreadable = new ArrayList<>();
    for (int i = names.size() - 1; i >= 0; i--) {
      try {
        return Optional.of(read(names.get(i)));
      } catch (SafetensorsException e) {
        LOG.warn("{} Looking for the checkpoint before it.", e.getMessage());
        unreadable.add(e);
      }
    }
    if (!unreadable.isEmpty()) {
      throw new IOException(
          "Cannot resume from %s: none of its %d checkpoints can be read. The last: %s Delete the directory to start anew."
              .formatted(storage.resolve(DIRECTORY), names.size(), unreadable.get(0).getMessage()),
          unreadable.get(0));
    }
    return Optional.empty();
  }

  private TrainingState read(String name) throws IOException {
    String place = storage.resolve(name).toString();
    Checkpoints.Saved saved = Checkpoints.decode(place, storage.read(name));
    List<EffectiveSettings.Difference> differences =
        EffectiveSettings.differences(saved.settings(), configuration);
    if (!differences.isEmpty()) {
      throw new IOException(
          "Cannot resume from %s: it is of another configuration (checkpoint and now: %s). Use the same settings, or another --out."
              .formatted(
                  place,
                  differences.stream().map(Object::toString).collect(Collectors.joining("; "))));
    }
    return saved.state();
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
        : Optional.of(storage.resolve(names.get(names.size() - 1)).toString());
  }

  /** The checkpoints, in the order of their steps. */
  private List<String> names() throws IOException {
    return storage.fileNames(DIRECTORY).stream()
        .filter(name -> name.matches("step-\\d+\\.safetensors"))
        .map(name -> DIRECTORY + "/" + name)
        .toList();
  }
}
