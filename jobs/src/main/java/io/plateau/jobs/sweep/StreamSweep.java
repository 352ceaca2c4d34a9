package io.plateau.jobs.sweep;

import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.RunSettings;
import io.plateau.jobs.continual.StreamLearning;
import io.plateau.jobs.run.Progress;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams x strategies x seeds on one Spark application. Each run is what it would be alone, to the
 * bit, and goes on by itself where it was stopped.
 */
public final class StreamSweep {

  private static final Logger LOG = LoggerFactory.getLogger(StreamSweep.class);

  private final StreamLearning learning;
  private final Map<String, Scenario> scenarios;
  private final Map<SweepRun, ContinualSettings> runs;

  /**
   * Plans.
   *
   * @param scenarios by the name of their order
   * @param runs in the order in which they begin
   */
  public StreamSweep(
      StreamLearning learning,
      Map<String, Scenario> scenarios,
      Map<SweepRun, ContinualSettings> runs) {
    this.learning = learning;
    this.scenarios = Map.copyOf(scenarios);
    this.runs = new LinkedHashMap<>(runs);
  }

  /**
   * Opens the directory.
   *
   * @throws IOException if something else lies there
   */
  public void open(String out, StreamLearning.Start start) throws IOException {
    TreeMap<String, String> orders = new TreeMap<>();
    scenarios.forEach((name, scenario) -> orders.put(name, written(scenario)));
    SweepPlan plan =
        new SweepPlan(
            EffectiveSettings.flat(runs.values().iterator().next()),
            orders,
            new ArrayList<>(runs.keySet()));
    SweepDirectory directory =
        new SweepDirectory(Storage.at(out, learning.spark().hadoopConfiguration()));
    switch (start) {
      case ANEW -> directory.begin(plan);
      case RESUME -> directory.resume(plan);
    }
  }

  private static String written(Scenario scenario) {
    return "%s; %s; held out %s"
        .formatted(
            Choice.name(scenario.protocol()),
            written(scenario.tasks()),
            written(scenario.heldOut()));
  }

  private static String written(List<Task> tasks) {
    return tasks.stream()
        .map(task -> "%s: %s".formatted(task.name(), String.join(", ", task.classNames())))
        .collect(Collectors.joining("; "));
  }

  /**
   * Learns all runs; those that are whole already cost a look.
   *
   * @param parallelRuns how many at a time; 0 for as many as there is room for
   * @throws IOException when all are over, if some have failed
   */
  public void run(String out, int parallelRuns) throws IOException {
    int tasks = runs.keySet().stream().mapToInt(run -> scenario(run).tasks().size()).sum();
    int atATime = parallelRuns > 0 ? parallelRuns : room();
    LOG.info("{} runs of {} tasks together, {} at a time.", runs.size(), tasks, atATime);
    SweepProgress progress = new SweepProgress(runs.size(), Progress.of("tasks", 0, tasks));
    new Sweep(atATime)
        .run(
            new ArrayList<>(runs.keySet()),
            run -> {
              SweepWatcher watcher = new SweepWatcher(run, progress);
              learning.learn(
                  scenario(run),
                  settings(run),
                  out + "/" + run.directory(),
                  StreamLearning.Start.RESUME,
                  watcher);
              watcher.ends();
            });
    progress.finish();
  }

  private Scenario scenario(SweepRun run) {
    Scenario scenario = scenarios.get(run.order());
    if (scenario == null) {
      throw new IllegalArgumentException(
          "order: %s (expected: one of %s)".formatted(run.order(), scenarios.keySet()));
    }
    return scenario;
  }

  private ContinualSettings settings(SweepRun run) {
    ContinualSettings settings = runs.get(run);
    if (settings == null) {
      throw new IllegalArgumentException(
          "run: %s (expected: one of %s)".formatted(run, runs.keySet()));
    }
    return settings;
  }

  /** How many of the runs fit beside each other; one that takes all cores wants to be alone. */
  private int room() {
    return runs.values().stream().mapToInt(this::room).min().orElse(1);
  }

  private int room(ContinualSettings settings) {
    RunSettings run = settings.training().run();
    if (run.threads() == 0) {
      return 1;
    }
    int parts =
        run.parts() > 0
            ? run.parts()
            : Executors.count(learning.spark(), settings.training().distribution().timeout());
    return Math.max(1, Executors.slots(learning.spark()) / (parts * run.threads()));
  }
}
