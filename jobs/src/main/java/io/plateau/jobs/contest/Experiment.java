package io.plateau.jobs.contest;

import io.plateau.clip.FrozenClip;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.command.Failure;
import io.plateau.jobs.config.TrainSettings;
import io.plateau.jobs.evaluation.PromptClassifiers;
import io.plateau.jobs.evaluation.ScoreLine;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.run.Progress;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.jobs.training.LearnedPrompt;
import io.plateau.jobs.training.PromptTraining;
import io.plateau.jobs.training.TrainingRun;
import io.plateau.jobs.training.TrainingSource;
import io.plateau.prep.featureset.Storage;
import io.plateau.prompt.ClassFeatures;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many trainings on one feature set, scored on its test rows. As many go on at a time as Spark has
 * room for; each gives the bits that it would give alone. What an interrupted run has left is
 * picked up.
 */
public final class Experiment {

  private static final Logger LOG = LoggerFactory.getLogger(Experiment.class);

  private final JavaSparkContext spark;
  private final FrozenClip clip;
  private final Function<Trial, TrainingSource> sources;
  private final FeatureTable test;
  private final Scoring scoring;
  private final String out;

  /**
   * An experiment without trainings yet.
   *
   * @param clip the frozen model, on the driver
   * @param sources what each trial learns from
   * @param test rows to score on
   * @param scoring the protocol
   * @param out directory of the prompts
   */
  Experiment(
      JavaSparkContext spark,
      FrozenClip clip,
      Function<Trial, TrainingSource> sources,
      FeatureTable test,
      Scoring scoring,
      String out) {
    this.spark = spark;
    this.clip = clip;
    this.sources = sources;
    this.test = test;
    this.scoring = scoring;
    this.out = out;
  }

  /** Trials that all learn from the same, scored on base and on new classes. */
  public static Experiment baseToNew(
      JavaSparkContext spark,
      FrozenClip clip,
      TrainingSource source,
      FeatureTable test,
      String out) {
    return new Experiment(spark, clip, trial -> source, test, ScoredMethod::baseToNew, out);
  }

  /** A protocol: how a classifier over the classes of the test rows is scored on them. */
  interface Scoring {
    ScoredMethod of(MethodRun run, Classifier classifier, FeatureTable test);
  }

  /**
   * What is looked at when a training is over, while others go on.
   *
   * @param <R> what is kept of it
   */
  interface Study<R> {
    R of(Trial trial, PromptTraining training, LearnedPrompt learned, ScoredMethod scored);
  }

  /** Trains what is not trained yet; results in the order of the trials. */
  <R> List<R> run(List<Trial> trials, Study<R> study) throws IOException {
    long steps = 0;
    int atATime = Integer.MAX_VALUE;
    for (Trial trial : trials) { // what does not fit is noticed before the first step
      PromptTraining training = training(trial).training();
      steps += training.plan().steps();
      atATime = Math.min(atATime, atATime(training.settings()));
    }
    LOG.info("{} trainings of {} steps together, {} at a time.", trials.size(), steps, atATime);
    SideBySide sideBySide = new SideBySide(atATime);
    ExperimentProgress progress =
        new ExperimentProgress(trials.size(), Progress.of("steps", 0, steps));
    List<R> results =
        sideBySide.map(
            trials, trial -> run(trial, new Watcher(trial, progress, sideBySide), study));
    progress.finish();
    return results;
  }

  /** The hand-written prompt, which learns nothing. */
  ScoredMethod zeroShot(String title, String template) {
    return scoring.of(
        MethodRun.unseeded(title),
        CosineClassifier.of(
            ClassFeatures.zeroShot(clip, test.classNames(), template), clip.logitScale()),
        test);
  }

  private <R> R run(Trial trial, Watcher watcher, Study<R> study) throws IOException {
    try {
      TrainingRun run = training(trial);
      LearnedPrompt learned = run.resume(watcher);
      ScoredMethod scored = scoring.of(trial.run(), classifier(learned), test);
      R result = study.of(trial, run.training(), learned, scored);
      watcher.scored(scored);
      return result;
    } catch (CancellationException e) {
      throw e;
    } catch (Exception e) { // Spark throws checked ones that it does not declare
      String sentence = Failure.sentence(e);
      throw new IOException(
          Failure.isShutDown(e) ? sentence : "%s: %s".formatted(trial, sentence), e);
    }
  }

  private Classifier classifier(LearnedPrompt learned) throws IOException {
    return PromptClassifiers.of(
            learned.artifact(), test.classNames(), spark.hadoopConfiguration(), images -> {})
        .learned();
  }

  private TrainingRun training(Trial trial) throws IOException {
    return new TrainingRun(
        spark,
        clip,
        sources.apply(trial),
        trial.settings(),
        Storage.at("%s/prompts/%s".formatted(out, trial.directory()), spark.hadoopConfiguration()));
  }

  /** How many such trainings there is room for; one that takes all cores wants to be alone. */
  private int atATime(TrainSettings settings) {
    int threads = settings.run().threads();
    return threads == 0
        ? 1
        : Math.max(1, Executors.slots(spark) / (settings.run().parts() * threads));
  }

  /** Passes on how a training goes, and stops it when another one has failed. */
  private record Watcher(Trial trial, ExperimentProgress progress, SideBySide others)
      implements RunWatcher {

    @Override
    public void starts(long first, long total) {
      progress.starts(trial.toString(), first, total);
    }

    @Override
    public void stepped(TrainingState state, long totalSteps) {
      others.requireGoingOn();
      progress.stepped(trial.toString(), state.step(), totalSteps);
    }

    @Override
    public void finishes() {}

    void scored(ScoredMethod scored) {
      progress.done(trial.toString(), ScoreLine.of(scored));
    }
  }
}
