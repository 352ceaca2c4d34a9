package io.plateau.jobs.continual;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.plateau.adapter.ClassTexts;
import io.plateau.continual.metric.Bootstrap;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.jobs.config.Choice;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.CheckpointStore;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.prep.featureset.Storage;
import io.plateau.prompt.ClassFeatures;
import io.plateau.sharpness.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * One strategy through one stream: learn a task, score everything, save, and so on. What is saved
 * after a task is all that the next one needs.
 */
public final class StreamRun {

  private final StreamData data;
  private final ContinualSettings settings;
  private final SortedMap<String, String> digests = new TreeMap<>();
  private final StreamDirectory directory;
  private final Strategy<?> strategy;
  private final StreamEvaluation evaluation;
  private final StreamInterference interference;
  private final StreamWatcher watcher;

  /**
   * Opens the feature sets and makes the strategy.
   *
   * @param out directory of the results
   * @throws IOException if a feature set cannot be read, or is of another model
   * @throws IllegalArgumentException if the strategy cannot learn this stream
   */
  public StreamRun(
      JavaSparkContext spark,
      Scenario scenario,
      StreamModel model,
      ContinualSettings given,
      String out,
      StreamWatcher watcher)
      throws IOException {
    TrainSettings training = given.training().resolved();
    settings =
        new ContinualSettings(
            given.stream(),
            given.remedies(),
            given.stream().strategy().kind().trainsPrompt()
                ? PromptTraining.withParts(training, spark)
                : training);
    this.watcher = watcher;
    data = new StreamData(scenario, training.sampling().shots(), training.run().seed(), spark);
    requireModel(model);
    digests.put("model", model.clip().digest());
    for (Task task : scenario.tasks()) {
      digests.put("features of " + task.name(), data.digest(task));
    }
    for (Task set : scenario.heldOut()) {
      digests.put("features of " + set.name(), data.digest(set));
    }
    RemedyInputs inputs = RemedyInputs.open(settings, data, model, spark.hadoopConfiguration());
    digests.putAll(inputs.digests());
    SortedMap<String, String> identity = identity();
    directory = new StreamDirectory(Storage.at(out, spark.hadoopConfiguration()), identity);
    List<String> names = data.allNames();
    ClassTexts texts =
        new ClassTexts(
            names,
            ClassFeatures.zeroShot(model.clip(), names, training.prompt().template()),
            model.clip().logitScale());
    PromptLearning learning =
        new PromptLearning(spark, model, settings.training(), names, identity, out, watcher);
    strategy =
        Strategies.of(
            settings,
            data,
            texts,
            learning,
            new Remedies(settings, data, learning, inputs.reference(), inputs.generator()));
    interference = new StreamInterference(learning, data, training.run().seed());
    evaluation = new StreamEvaluation(scenario, data.tests(), texts);
  }

  private void requireModel(StreamModel model) throws IOException {
    if (!model.clip().digest().equals(data.modelDigest())) {
      throw new IOException(
          "Cannot run this stream with model %s (SHA-256 %s): another model made its features (%s). Give that one to --model, or prepare the features again."
              .formatted(model.location(), model.clip().digest(), data.modelDigest()));
    }
  }

  /** What decides the result: settings, and what is learned in which order from which data. */
  private SortedMap<String, String> identity() {
    SortedMap<String, String> identity = CheckpointStore.decisive(EffectiveSettings.flat(settings));
    identity.putAll(digests);
    Scenario scenario = data.scenario();
    identity.put("protocol", Choice.name(scenario.protocol()));
    identity.put("tasks", written(scenario.tasks()));
    identity.put("held-out", written(scenario.heldOut()));
    return identity;
  }

  private static String written(List<Task> tasks) {
    return String.join(
        "; ",
        tasks.stream()
            .map(task -> "%s: %s".formatted(task.name(), String.join(", ", task.classNames())))
            .toList());
  }

  /** The settings in force. */
  public ContinualSettings settings() {
    return settings;
  }

  /** SHA-256 of the model and of every feature set. */
  public SortedMap<String, String> digests() {
    return digests;
  }

  /**
   * Learns from the first task.
   *
   * @throws IOException if the directory holds anything
   */
  public void start() throws IOException {
    directory.begin();
    run(strategy, 0);
  }

  /**
   * Learns on after the last task that was saved.
   *
   * @throws IOException if the directory holds another run
   */
  public void resume() throws IOException {
    run(strategy, directory.resume());
  }

  /**
   * @param saved rows of the matrix that are there
   */
  private <S> void run(Strategy<S> strategy, int saved) throws IOException {
    directory.storage().writeText("settings.yaml", EffectiveSettings.yaml(settings));
    directory.storage().writeText(StreamOutline.FILE, StreamOutline.of(data.scenario()).json());
    int tasks = data.scenario().tasks().size();
    List<TaskScores> rows = new ArrayList<>();
    for (int row = 0; row < saved; row++) {
      rows.add(directory.scores(row));
    }
    watcher.starts(Math.max(0, saved - 1), tasks);
    S state;
    if (saved == 0) {
      state = strategy.start();
      rows.add(evaluation.beforeTraining());
      save(0, strategy.encode(state), rows);
    } else {
      state = strategy.decode(directory.stateName(saved - 1), directory.state(saved - 1));
    }
    for (int number = rows.size(); number <= tasks; number++) {
      TaskClock clock = new TaskClock();
      S before = state;
      state = strategy.learn(before, new StreamTask(number, data));
      clock.learned();
      rows.add(
          evaluation
              .after(number, strategy.classifier(state))
              .with(interference(strategy, number, before, state)));
      clock.scored();
      byte[] encoded = strategy.encode(state);
      directory.saveCost(number, clock.cost(encoded.length, strategy.footprint(state)));
      save(number, encoded, rows);
    }
    write(metrics(rows));
  }

  private <S> JsonElement interference(Strategy<S> strategy, int number, S before, S after)
      throws IOException {
    Optional<Parameters> from = strategy.learned(before);
    Optional<Parameters> to = strategy.learned(after);
    return from.isPresent() && to.isPresent()
        ? interference.after(number, to.get(), from.get())
        : JsonNull.INSTANCE;
  }

  private void save(int number, byte[] state, List<TaskScores> rows) throws IOException {
    directory.save(number, state, rows.get(number));
    watcher.scored(number, metrics(rows).summary());
  }

  private StreamMetrics metrics(List<TaskScores> rows) {
    return new StreamMetrics(data.scenario(), settings.stream().strategy().toString(), rows);
  }

  private void write(StreamMetrics metrics) throws IOException {
    Bootstrap bootstrap =
        new Bootstrap(settings.stream().resamples(), 0.95, settings.training().run().seed());
    directory.storage().writeText("matrix.csv", metrics.csv());
    directory.storage().writeText(StreamMetrics.FILE, metrics.json(bootstrap));
  }
}
