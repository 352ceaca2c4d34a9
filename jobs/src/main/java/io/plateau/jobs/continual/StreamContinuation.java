package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.artifact.PromptConfig;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.evaluation.Metric;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.run.CheckpointStore;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.prompt.ClassFeatures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** The last task of a stream, learned on from whatever the tasks before it left. */
public final class StreamContinuation {

  private final StreamModel model;
  private final ContinualSettings settings;
  private final StreamStart start;
  private final StreamData data;
  private final ClassTexts zeroShot;
  private final Strategy<?> strategy;
  private final StreamEvaluation evaluation;
  private final StreamWatcher watcher;

  /**
   * Opens the feature sets and makes the strategy.
   *
   * @param scenario all tasks, the one to learn last
   * @param identity everything that decides the result, so that a checkpoint of another run is
   *     refused
   * @param work where checkpoints lie; where one is, learning goes on from it
   * @throws IOException if a feature set cannot be read
   * @throws IllegalArgumentException if the strategy cannot learn this stream
   */
  public StreamContinuation(
      JavaSparkContext spark,
      Scenario scenario,
      StreamModel model,
      ContinualSettings given,
      StreamStart start,
      SortedMap<String, String> identity,
      String work,
      StreamWatcher watcher)
      throws IOException {
    this.model = model;
    this.start = start;
    this.watcher = watcher;
    TrainSettings training = given.training().resolved();
    settings =
        new ContinualSettings(
            given.stream(),
            given.remedies(),
            given.stream().strategy().kind().trainsPrompt()
                ? PromptTraining.withParts(training, spark)
                : training);
    data = new StreamData(scenario, training.sampling().shots(), training.run().seed(), spark);
    List<String> names = data.allNames();
    zeroShot =
        new ClassTexts(
            names,
            ClassFeatures.zeroShot(model.clip(), names, training.prompt().template()),
            model.clip().logitScale());
    PromptLearning anew =
        new PromptLearning(
            spark,
            model,
            settings.training(),
            names,
            CheckpointStore.decisive(identity),
            work,
            watcher);
    PromptLearning learning = start.prompt() == null ? anew : anew.startingFrom(start.prompt());
    RemedyInputs inputs = RemedyInputs.open(settings, data, model, spark.hadoopConfiguration());
    strategy =
        Strategies.of(
            settings,
            data,
            zeroShot,
            learning,
            new Remedies(settings, data, learning, inputs.reference(), inputs.generator()));
    evaluation = new StreamEvaluation(scenario, data.tests(), zeroShot);
  }

  /** The settings in force. */
  public ContinualSettings settings() {
    return settings;
  }

  /** Learns the task. */
  public LearnedTask learn() throws IOException {
    return learn(strategy);
  }

  private <S> LearnedTask learn(Strategy<S> strategy) throws IOException {
    int number = start.learned() + 1;
    byte[] saved = start.state();
    S before = saved == null ? strategy.start() : strategy.decode("the state of the stream", saved);
    StreamClassifier inUse =
        start.learned() == 0 ? new TextClassifier(zeroShot) : strategy.classifier(before);
    watcher.starts(start.learned(), number);
    S after = strategy.learn(before, new StreamTask(number, data));
    StreamClassifier learned = strategy.classifier(after);
    List<TaskScores> rows = rows(inUse);
    rows.add(evaluation.after(number, learned));
    StreamMetrics metrics = new StreamMetrics(data.scenario(), strategyName(), rows);
    watcher.scored(number, metrics.summary());
    return new LearnedTask(
        new StreamSnapshot(
            data.scenario().protocol(),
            saved(data.scenario().tasks()),
            saved(data.scenario().heldOut()),
            strategyName(),
            EffectiveSettings.flat(settings),
            rows,
            strategy.encode(after)),
        metrics.csv(),
        compared(number, inUse, learned),
        artifacts(number).of(learned));
  }

  /** Rows up to the task before this one, with a column for this one. */
  private List<TaskScores> rows(StreamClassifier inUse) {
    List<TaskScores> rows = new ArrayList<>();
    rows.add(evaluation.beforeTraining());
    int columns = data.scenario().tasks().size() + data.scenario().heldOut().size();
    for (int row = 1; row < start.learned(); row++) {
      rows.add(
          row < start.rows().size()
              ? start.rows().get(row).widened(start.learned(), columns)
              : TaskScores.missing(columns));
    }
    if (start.learned() > 0) {
      rows.add(evaluation.after(start.learned(), inUse));
    }
    return rows;
  }

  /** Over the classes that are known after this task, whichever model is asked. */
  private List<ComparedSet> compared(int number, StreamClassifier inUse, StreamClassifier learned) {
    List<Optional<ScoredSet>> zero = evaluation.scored(number, new TextClassifier(zeroShot));
    List<Optional<ScoredSet>> before = evaluation.scored(number, inUse);
    List<Optional<ScoredSet>> after = evaluation.scored(number, learned);
    List<ComparedSet> sets = new ArrayList<>();
    List<Task> columns = new ArrayList<>(data.scenario().tasks());
    columns.addAll(data.scenario().heldOut());
    for (int column = 0; column < columns.size(); column++) {
      // What knows none of the classes leaves them to the pretrained model.
      Optional<ScoredSet> known = before.get(column);
      ScoredSet first = known.isPresent() ? known.get() : zero.get(column).orElseThrow();
      Optional<ScoredSet> second = after.get(column);
      sets.add(
          new ComparedSet(
              columns.get(column).name(),
              role(column),
              first.correct(),
              second.map(ScoredSet::correct).orElse(new boolean[0]),
              first.calibrationError(),
              second
                  .map(ScoredSet::calibrationError)
                  .orElse(Metric.undefined("what was learned knows none of its classes"))));
    }
    return sets;
  }

  private ComparedSet.Role role(int column) {
    if (column < start.learned()) {
      return ComparedSet.Role.OLD;
    }
    return column == start.learned() ? ComparedSet.Role.NEW : ComparedSet.Role.HELD_OUT;
  }

  private List<SavedTask> saved(List<Task> tasks) throws IOException {
    List<SavedTask> saved = new ArrayList<>();
    for (Task task : tasks) {
      saved.add(new SavedTask(task.name(), task.features(), data.digest(task), task.classNames()));
    }
    return saved;
  }

  private StreamArtifacts artifacts(int number) throws IOException {
    Task task = data.scenario().tasks().get(number - 1);
    Map<String, String> facts = new TreeMap<>();
    facts.put("tasks", Integer.toString(number));
    facts.put("last-task", task.name());
    return new StreamArtifacts(
        model,
        settings,
        zeroShot,
        data.scenario().classNames(),
        new PromptConfig.FeatureSource(task.features(), data.digest(task)),
        facts);
  }

  private String strategyName() {
    return EffectiveSettings.flat(settings).getOrDefault("strategy", "");
  }
}
