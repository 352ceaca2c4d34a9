package io.plateau.jobs.run;

import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.prep.featureset.Storage;
import io.plateau.training.StepRecord;
import io.plateau.training.TrainingException;
import io.plateau.training.TrainingListener;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Where a training keeps its settings, its checkpoints and, at the end, what it learned. */
public final class RunDirectory {

  private final Storage out;
  private final Kind kind;
  private final Record settings;
  private final long checkpointEvery;
  private final SortedMap<String, String> digests;
  private final CheckpointStore checkpoints;

  /**
   * What kind of training it is.
   *
   * @param command that runs it
   * @param product what it ends with, as people call it
   * @param marker the file of the product that is written last
   */
  public record Kind(String command, String product, String marker) {}

  /**
   * Opens a directory.
   *
   * @param settings effective ones
   * @param checkpointEvery steps between two checkpoints; 0 saves at the end only
   * @param digests of data and models, by what they are of; they stand for settings of the same
   *     name, which say where these lie
   */
  public RunDirectory(
      Storage out,
      Kind kind,
      Record settings,
      long checkpointEvery,
      SortedMap<String, String> digests) {
    this.out = out;
    this.kind = kind;
    this.settings = settings;
    this.checkpointEvery = checkpointEvery;
    this.digests = new TreeMap<>(digests);
    SortedMap<String, String> identity = EffectiveSettings.flat(settings);
    identity.putAll(digests);
    checkpoints = new CheckpointStore(out, identity);
  }

  /**
   * Makes sure that a run can begin here.
   *
   * @throws IOException when the directory holds work that this would overwrite
   */
  public void requireUnused() throws IOException {
    boolean finished = out.exists(kind.marker());
    if (finished || checkpoints.any()) {
      throw new IOException(
          "Cannot train into %s: it holds %s. Add --resume to go on with it, or choose another --out."
              .formatted(
                  out.root(),
                  finished
                      ? "a finished " + kind.product()
                      : "the checkpoints of an unfinished run"));
    }
  }

  /** The last checkpoint, if there is one. */
  public Optional<TrainingState> last() throws IOException {
    return checkpoints.last();
  }

  /**
   * Trains to the end and saves checkpoints on the way.
   *
   * @param start what it goes on from
   * @param steps length of the run
   * @param training told whom to tell of every step
   */
  public <L> L train(
      TrainingState start, long steps, RunWatcher watcher, Function<TrainingListener, L> training)
      throws IOException {
    writeSettings();
    try (Followers followers = new Followers(watcher)) {
      Tracking.of(System.getenv()).ifPresent(server -> followers.add(tracked(server)));
      return follow(start, steps, followers, training);
    }
  }

  /** This run on a tracking server. */
  private MlflowRun tracked(Tracking server) {
    SortedMap<String, String> tags = new TreeMap<>();
    digests.forEach((of, digest) -> tags.put("digest." + of, digest));
    tags.put("output", out.root().toString());
    return server.run(
        kind.command() + " " + out.root().getName(), EffectiveSettings.flat(settings), tags);
  }

  private <L> L follow(
      TrainingState start, long steps, RunWatcher watcher, Function<TrainingListener, L> training)
      throws IOException {
    watcher.starts(start.step(), steps);
    L learned;
    try {
      learned =
          training.apply(
              (state, total) -> {
                watcher.stepped(state, total);
                save(state, total);
              });
    } catch (TrainingException e) {
      throw new IOException(
          "%s The last good checkpoint: %s."
              .formatted(e.getMessage(), checkpoints.lastName().orElse("none was written")),
          e);
    }
    watcher.finishes();
    return learned;
  }

  /** Every so often, and at the end. */
  private void save(TrainingState state, long steps) {
    if (state.step() == steps || (checkpointEvery > 0 && state.step() % checkpointEvery == 0)) {
      try {
        checkpoints.save(state);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot save the checkpoint of step %d: %s".formatted(state.step(), e.getMessage()), e);
      }
    }
  }

  /** Before anything is learned, so that a directory that cannot be written is noticed now. */
  private void writeSettings() throws IOException {
    try {
      out.deleteTemporary(".");
      out.writeText("settings.yaml", EffectiveSettings.yaml(settings));
    } catch (IOException e) {
      throw new IOException(
          "Cannot write into %s: %s. Check its permissions, or choose another --out."
              .formatted(out.root(), e.getMessage()),
          e);
    }
  }

  /**
   * Writes what was learned.
   *
   * @param files in their order; the last says that all are there
   */
  public void write(List<StepRecord> history, Map<String, byte[]> files, Duration elapsed)
      throws IOException {
    out.write("history.csv", HistoryCsv.of(history).getBytes(StandardCharsets.UTF_8));
    out.write(
        RunRecord.FILE_NAME,
        RunRecord.of(kind.command(), EffectiveSettings.flat(settings), digests, elapsed).json());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      out.write(file.getKey(), file.getValue());
    }
  }
}
