package io.plateau.jobs.dashboard;

import io.plateau.continual.metric.Bootstrap;
import io.plateau.jobs.continual.SavedStream;
import io.plateau.jobs.sweep.SweepDirectory;
import io.plateau.jobs.sweep.SweepPlan;
import io.plateau.jobs.sweep.SweepRun;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads runs and sweeps, finished or not, for one page. */
final class DashboardReader {

  private final Configuration configuration;
  private final List<FoundRun> found = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  DashboardReader(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Reads all that lies in some directories.
   *
   * @throws IOException if one holds no run, or nothing has been scored in any
   */
  Dashboard read(List<String> directories) throws IOException {
    for (String directory : directories) {
      Optional<SweepPlan> sweep = new SweepDirectory(Storage.at(directory, configuration)).plan();
      if (sweep.isPresent()) {
        for (SweepRun run : sweep.get().runs()) {
          add(run.order(), directory + "/" + run.directory());
        }
      } else if (!add("", directory)) {
        throw new IOException(
            "Cannot show %s: it holds neither a sweep nor a run that has scored anything. Give the --out of plateau continual."
                .formatted(directory));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(
          "Cannot show %s: none of its %d runs has scored anything yet. Run it with --resume."
              .formatted(String.join(", ", directories), missing.size()));
    }
    return dashboard(found, missing);
  }

  /** Adds a run, if it has scored anything. */
  private boolean add(String order, String directory) throws IOException {
    Optional<SavedStream> saved = SavedStream.find(directory, configuration);
    saved.ifPresentOrElse(
        run -> found.add(new FoundRun(order, directory, run)), () -> missing.add(directory));
    return saved.isPresent();
  }

  /**
   * Names and compares runs.
   *
   * @param missing directories of those that have not scored anything
   * @throws IllegalArgumentException if two of them are the same
   */
  static Dashboard dashboard(List<FoundRun> found, List<String> missing) {
    Naming naming = new Naming(found);
    List<StreamResult> runs = new ArrayList<>();
    for (FoundRun run : found) {
      runs.add(
          StreamResult.of(
              naming.order(run.saved()),
              naming.strategy(run.saved()),
              RunIdentity.seed(run.saved()),
              run.directory(),
              run.saved()));
    }
    requireDistinct(runs);
    String baseline = runs.get(0).strategy();
    Bootstrap bootstrap = new Bootstrap(RunIdentity.resamples(runs.get(0).saved()), 0.95, 1);
    return new Dashboard(
        runs, missing, baseline, StrategyDifference.from(baseline, runs, bootstrap));
  }

  private static void requireDistinct(List<StreamResult> runs) {
    Map<String, String> directories = new HashMap<>();
    for (StreamResult run : runs) {
      String name = "%s|%s|%d".formatted(run.order(), run.strategy(), run.seed());
      String other = directories.put(name, run.directory());
      if (other != null) {
        throw new IllegalArgumentException(
            "Cannot show %s and %s on one page: they are the same run (%s, seed %d). Leave one out."
                .formatted(other, run.directory(), run.strategy(), run.seed()));
      }
    }
  }
}
