package io.plateau.jobs.contest;

import io.plateau.jobs.cluster.Executors;
import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.evaluation.ArtifactClassifiers;
import io.plateau.jobs.evaluation.ScoreLine;
import io.plateau.jobs.evaluation.ScoredMethod;
import io.plateau.jobs.evaluation.SteeringClassifiers;
import io.plateau.jobs.report.MethodRun;
import io.plateau.jobs.report.MethodSize;
import io.plateau.jobs.report.StepTime;
import io.plateau.jobs.run.Progress;
import io.plateau.jobs.run.RunWatcher;
import io.plateau.jobs.steering.LearnedSteering;
import io.plateau.jobs.steering.SteeringFit;
import io.plateau.jobs.steering.SteeringRun;
import io.plateau.prep.featureset.Split;
import io.plateau.prep.featureset.Storage;
import io.plateau.steering.Feedback;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The steered towers of a contest: trained, scored and timed.
 *
 * @param settings of all of them
 * @param shots images of each base class
 */
record SteeringTrials(ContestInput input, SteerSettings settings, int shots) {

  /** Rounds of a timing, and steps of a round before and while the clock runs. */
  private static final int ROUNDS = 5;

  private static final int WARM_UP = 5;
  private static final int MEASURED = 20;

  /** What is steered in which way. */
  record Variant(String title, String directory, List<String> settings) {

    Variant {
      settings = List.copyOf(settings);
    }
  }

  /** Settings that variants and seeds differ in, or that the contest decides. */
  static final List<String> OWN = List.of("method", "pretrain", "classes", "shots", "seed");

  private static final String SOLVED = "pretrain=closed-form";

  /**
   * Updates of low rank start from zero and are divided by their rank: at the usual rate they
   * hardly move. Ten times that was chosen by the training loss.
   */
  private static final List<String> LITE = List.of("method=toast-lite", "lr=0.1");

  static final List<Variant> VARIANTS =
      List.of(
          new Variant("TOAST", "toast", List.of("method=toast")),
          new Variant("TOAST, solved", "toast-solved", List.of("method=toast", SOLVED)),
          new Variant("TOAST-Lite", "lite", LITE),
          new Variant(
              "TOAST-Lite, solved",
              "lite-solved",
              Stream.concat(LITE.stream(), Stream.of(SOLVED)).toList()));

  private record Trial(Variant variant, long seed) {
    @Override
    public String toString() {
      return "%s, seed %d".formatted(variant.title, seed);
    }
  }

  /** Trains and scores them all, or picks up what an interrupted run has left. */
  List<MethodRun> run(List<Long> seeds) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (Variant variant : VARIANTS) {
      seeds.forEach(seed -> trials.add(new Trial(variant, seed)));
    }
    ExperimentProgress progress =
        new ExperimentProgress(trials.size(), Progress.of("towers", 0, trials.size()));
    SideBySide sideBySide = new SideBySide(Math.max(1, Executors.slots(input.spark())));
    List<MethodRun> runs = sideBySide.map(trials, trial -> run(trial, progress, sideBySide));
    progress.finish();
    return runs;
  }

  private MethodRun run(Trial trial, ExperimentProgress progress, SideBySide others)
      throws IOException {
    progress.starts(trial.toString(), 0, 1);
    LearnedSteering learned =
        new SteeringRun(
                fit(trial.variant, "seed=" + trial.seed),
                Map.of(
                    "features", input.source().origin().digest(), "model", input.clip().digest()),
                storage("steered/%s-seed%d".formatted(trial.variant.directory, trial.seed)))
            .resume(new Quiet(others));
    SteeringClassifiers classifiers =
        (SteeringClassifiers)
            ArtifactClassifiers.of(
                learned.artifact(),
                input.test(),
                null,
                rows -> input.features().tokens(Split.TEST, rows),
                input.spark().hadoopConfiguration(),
                images -> {});
    ScoredMethod scored =
        ScoredMethod.baseToNewAndGeneralised(
            MethodRun.seeded(trial.variant.title, trial.seed),
            classifiers.learned(),
            classifiers.rows());
    progress.stepped(trial.toString(), 1, 1);
    progress.done(trial.toString(), ScoreLine.of(scored));
    return scored.run();
  }

  /** How long a step takes, one tower at a time. */
  StepTime time(Variant variant) throws IOException {
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      SteeringFit fit = fit(variant, "seed=1");
      long stepsOfEpoch = fit.plan().steps() / fit.plan().epochs();
      long epochs = (WARM_UP + MEASURED + stepsOfEpoch - 1) / stepsOfEpoch;
      SteeringFit few = fit(variant, "seed=1", "epochs=" + epochs, "warmup=0", "lr=0.000001");
      Storage out = storage("timing/" + variant.directory);
      Feedback feedback = few.feedback(out);
      long[] clock = new long[2];
      few.run(few.initial(feedback), feedback, out, (state, steps) -> clock(clock, state, steps));
      rounds.add((clock[1] - clock[0]) / 1e9 / (few.plan().steps() - WARM_UP));
    }
    return new StepTime(variant.title, rounds);
  }

  private static void clock(long[] clock, TrainingState state, long steps) {
    if (state.step() == WARM_UP) {
      clock[0] = System.nanoTime();
    } else if (state.step() == steps) {
      clock[1] = System.nanoTime();
    }
  }

  /** How much it learns, and the memory of a step. */
  MethodSize size(Variant variant) throws IOException {
    SteeringFit fit = fit(variant, "seed=1");
    return new MethodSize(variant.title, fit.learned(), fit.stepBytes());
  }

  private SteeringFit fit(Variant variant, String... more) throws IOException {
    List<String> own = new ArrayList<>(variant.settings);
    own.addAll(List.of("classes=base", "shots=" + shots));
    own.addAll(Arrays.asList(more));
    return new SteeringFit(
        input.spark(),
        input.clip(),
        input.source(),
        input.features().tokens(Split.TRAIN, input.source().train()),
        settings.with(own.toArray(String[]::new)));
  }

  private Storage storage(String directory) throws IOException {
    return Storage.at(
        "%s/%s".formatted(input.out(), directory), input.spark().hadoopConfiguration());
  }

  /** Shows nothing, and stops when another tower has failed. */
  private record Quiet(SideBySide others) implements RunWatcher {

    @Override
    public void starts(long first, long total) {}

    @Override
    public void stepped(TrainingState state, long totalSteps) {
      others.requireGoingOn();
    }

    @Override
    public void finishes() {}
  }
}
