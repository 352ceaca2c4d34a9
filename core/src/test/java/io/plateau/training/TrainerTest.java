package io.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.sharpness.Branch;
import io.plateau.sharpness.EveryRule;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.GradientPoint;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.TwoLayers;
import io.plateau.sharpness.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {

  private static final TrainingListener SILENT = (state, total) -> {};

  @Test
  void descendsToTheMeanOfTheRows() {
    TrainingState end = train(UpdateRule.erm(), new Bowl(), 200, SILENT);

    // Rows 0 to 7 have the mean (3.5, 10).
    float[] v = end.parameters().get(Bowl.NAME).values();
    assertThat(v[0]).isCloseTo(3.5f, within(1e-3f));
    assertThat(v[1]).isCloseTo(10, within(1e-3f));
    assertThat(end.step()).isEqualTo(200);
  }

  @Test
  void recordsWhatHappenedInEveryStep() {
    TrainingState end = train(UpdateRule.sam(0.5), new Bowl(), 3, SILENT);

    // The gradient (-2.5, -8) is stretched by rho along itself.
    double norm = Math.hypot(2.5, 8);
    StepRecord first = end.history().get(0);
    assertThat(end.history()).extracting(StepRecord::step).containsExactly(0L, 1L, 2L);
    assertThat(first.learningRate()).isEqualTo(0.05f);
    assertThat((double) first.cleanNorm()).isCloseTo(norm, within(1e-5));
    assertThat((double) first.perturbedNorm()).isCloseTo(norm + 0.5, within(1e-5));
    assertThat(first.cosine()).isCloseTo(1, within(1e-6f));
    assertThat(first.loss()).isEqualTo(37.75f);
    assertThat(first.perturbedLoss()).isGreaterThan(first.loss());
    assertThat(first.branch()).isEqualTo(Branch.SAM);
  }

  @Test
  void tellsTheListenerAfterEveryStep() {
    List<Long> steps = new ArrayList<>();

    train(
        UpdateRule.erm(),
        new Bowl(),
        3,
        (state, total) -> {
          assertThat(total).isEqualTo(3);
          assertThat(state.history()).hasSize((int) state.step());
          steps.add(state.step());
        });

    assertThat(steps).containsExactly(1L, 2L, 3L);
  }

  private static Stream<UpdateRule> rules() {
    return EveryRule.of(0.3);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnFromACheckpointToTheSameBits(UpdateRule rule) throws Exception {
    List<byte[]> checkpoints = new ArrayList<>();
    Trainer trainer =
        onTwoLayers(
            rule, (state, total) -> checkpoints.add(Checkpoints.encode(state, new TreeMap<>())));
    TrainingState whole = trainer.run(trainer.initial(TwoLayers.start()));

    TrainingState half = Checkpoints.decode("step-7", checkpoints.get(6)).state();
    TrainingState resumed = onTwoLayers(rule, SILENT).run(half);

    assertThat(half.step()).isEqualTo(7);
    assertThat(resumed).isEqualTo(whole);
  }

  private static Trainer onTwoLayers(UpdateRule rule, TrainingListener listener) {
    return new Trainer(
        new StepPlan(7, 1, 3, 20, 1),
        GradientExchange.onDriver(new TwoLayers(), TwoLayers.batch(), rule.perturbation()),
        rule,
        Optimiser.adamW(0.9, 0.99, 1e-8, 0.01),
        Schedule.cosineWarmup(0.05, 10),
        listener);
  }

  @Test
  void aRunThatIsOverStaysAsItIs() {
    Trainer trainer = trainer(wholeBatch(3), UpdateRule.erm(), new Bowl(), SILENT);
    TrainingState end = trainer.run(trainer.initial(Bowl.at(1, 2)));

    assertThat(trainer.run(end)).isSameAs(end);
  }

  @Test
  void stopsAtALossThatIsNotANumber() {
    Objective breaking =
        (v, batch) ->
            v.get(Bowl.NAME).values()[0] > 1.2
                ? new GradientPoint(v, new Gradient(Double.NaN, v))
                : new Bowl().at(v, batch);

    assertThatThrownBy(() -> train(UpdateRule.erm(), breaking, 20, SILENT))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            """
            Cannot go on training at step 2: the loss is NaN, perturbed NaN, and not every gradient \
            is a finite number. Lower lr or rho, and continue from the last checkpoint with \
            --resume.""");
  }

  @Test
  void stopsAtAGradientThatIsInfinite() {
    Objective breaking =
        GradientPoint.objective(
            (v, batch) -> new Gradient(1, Bowl.at(Double.POSITIVE_INFINITY, 0)));

    assertThatThrownBy(() -> train(UpdateRule.erm(), breaking, 20, SILENT))
        .isInstanceOf(TrainingException.class)
        .hasMessageStartingWith("Cannot go on training at step 0: the loss is 1.0, perturbed 1.0,");
  }

  @Test
  void aZeroGradientIsRecordedAndNotFatal() {
    Objective flat = GradientPoint.objective((v, batch) -> new Gradient(1, v.times(0)));

    TrainingState end = train(UpdateRule.gcscoop(0.1, 0.5, 0.8), flat, 2, SILENT);

    Parameters start = Bowl.at(1, 2);
    assertThat(end.parameters()).isEqualTo(start);
    assertThat(end.history()).extracting(StepRecord::branch).containsOnly(Branch.ZERO);
    assertThat(end.history()).extracting(StepRecord::cosine).containsOnly(0f);
  }

  private static TrainingState train(
      UpdateRule rule, Objective objective, int steps, TrainingListener listener) {
    Trainer trainer = trainer(wholeBatch(steps), rule, objective, listener);
    return trainer.run(trainer.initial(Bowl.at(1, 2)));
  }

  private static StepPlan wholeBatch(int steps) {
    return new StepPlan(8, 1, 8, steps, 1);
  }

  private static Trainer trainer(
      StepPlan plan, UpdateRule rule, Objective objective, TrainingListener listener) {
    Workers workers = Workers.local(Bowl.worker(objective), 1);
    return new Trainer(
        plan,
        GradientExchange.dataParallel(workers, rule.perturbation()),
        rule,
        Optimiser.sgd(0.5, 0),
        Schedule.constant(0.05),
        listener);
  }
}
