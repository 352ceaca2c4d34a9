package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.sharpness.UpdateRule;
import io.plateau.training.Checkpoints;
import io.plateau.training.GradientExchange;
import io.plateau.training.StepRecord;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingState;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded model, steered to drawn pictures. */
class SteeringTrainingTest {

  private static final int CLASSES = 4;
  private static final int IMAGES = 16;
  private static final SteeringSettings SETTINGS =
      SteeringSettings.published().withBatchSize(8).withLearningRate(0.03).withEpochs(8, 1);

  private static FrozenClip clip;
  private static TokenTable table;

  @BeforeAll
  static void load() throws IOException {
    Torch.threads(1);
    clip = FrozenClip.load(EmbeddedModel.directory(), Device.cpu());
    table = DrawnTask.pictures(clip, 2, CLASSES, IMAGES / CLASSES);
  }

  @AfterAll
  static void close() {
    clip.close();
    Torch.threads(0);
  }

  private static SteeringTraining training(
      SteeringMethod method, SteeringHead head, Feedback feedback) {
    SteeringShape shape = SteeringShape.of(table.shape(), method, CLASSES).withHead(head);
    return new SteeringTraining(
        shape, feedback, DrawnTask.texts(clip, CLASSES), IMAGES, 1, settings(method, head));
  }

  /**
   * A factor of an update of low rank moves it by a small share of what the factor itself moves.
   */
  private static SteeringSettings settings(SteeringMethod method, SteeringHead head) {
    return method == SteeringMethod.TOAST_LITE && head == SteeringHead.TEXT
        ? SETTINGS.withLearningRate(1)
        : SETTINGS;
  }

  private static TrainingState run(SteeringTraining training, UpdateRule rule) {
    try (Worker worker = training.worker(clip, table);
        Workers workers = Workers.local(worker, 1)) {
      Trainer trainer = training.trainer(workers, rule, (state, steps) -> {});
      return trainer.run(trainer.initial(training.initial(Selection.start(table))));
    }
  }

  static Stream<Arguments> runs() {
    return Stream.of(
        Arguments.of(SteeringMethod.TOAST, SteeringHead.TEXT, UpdateRule.erm()),
        Arguments.of(SteeringMethod.TOAST, SteeringHead.TEXT, UpdateRule.sam(0.05)),
        Arguments.of(SteeringMethod.TOAST, SteeringHead.TEXT, UpdateRule.gcscoop(0.05, -1, 0.9)),
        Arguments.of(SteeringMethod.TOAST, SteeringHead.TEXT, UpdateRule.functionalSam(0.05)),
        Arguments.of(SteeringMethod.TOAST, SteeringHead.TEXT, UpdateRule.proGrad(1)),
        Arguments.of(SteeringMethod.TOAST, SteeringHead.LINEAR, UpdateRule.erm()),
        Arguments.of(SteeringMethod.TOAST_LITE, SteeringHead.TEXT, UpdateRule.erm()),
        Arguments.of(SteeringMethod.TOAST_LITE, SteeringHead.LINEAR, UpdateRule.sam(0.05)));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theLossFalls(SteeringMethod method, SteeringHead head, UpdateRule rule) {
    List<StepRecord> history = run(training(method, head, Feedback.none()), rule).history();

    assertThat(history).hasSize(16);
    assertThat(mean(history.subList(12, 16))).isLessThan(0.8 * mean(history.subList(0, 2)));
  }

  private static double mean(List<StepRecord> records) {
    return records.stream().mapToDouble(StepRecord::loss).average().orElseThrow();
  }

  @Test
  void theLossFallsFromFeedbackThatWasSolvedFor() {
    Feedback solved = FeedbackMoments.of(clip, table).feedback(1e-6);
    SteeringTraining training = training(SteeringMethod.TOAST_LITE, SteeringHead.TEXT, solved);

    List<StepRecord> history = run(training, UpdateRule.erm()).history();

    assertThat(mean(history.subList(12, 16))).isLessThan(0.8 * mean(history.subList(0, 2)));
  }

  @Test
  void perturbedStepsSeeAHigherLoss() {
    SteeringTraining training = training(SteeringMethod.TOAST, SteeringHead.TEXT, Feedback.none());

    StepRecord first = run(training, UpdateRule.sam(0.05)).history().get(0);

    assertThat(first.perturbedLoss()).isGreaterThan(first.loss());
  }

  @ParameterizedTest
  @EnumSource(SteeringMethod.class)
  void theFirstGradientReachesTheFeedback(SteeringMethod method) {
    SteeringTraining training = training(method, SteeringHead.TEXT, Feedback.none());
    Parameters gradient =
        firstGradient(training, training.initial(Selection.start(table)), 1).clean().values();

    String moved = method == SteeringMethod.TOAST ? "B.3" : "B.3.up";
    assertThat(Parameters.of(moved, gradient.get(moved)).norm()).isPositive();
  }

  @Test
  void twoPartsGiveTheGradientOfOne() {
    SteeringTraining training = training(SteeringMethod.TOAST, SteeringHead.TEXT, Feedback.none());
    Parameters v = run(training, UpdateRule.erm()).parameters();
    TwoGradients whole = firstGradient(training, v, 1);
    TwoGradients parts = firstGradient(training, v, 3);

    assertThat(parts.samples()).isEqualTo(whole.samples());
    for (String name : training.shape().tensors().keySet()) {
      assertThat(
              relativeError(
                  parts.clean().values().get(name).values(),
                  whole.clean().values().get(name).values()))
          .as(name)
          .isLessThan(1e-5);
    }
  }

  private static TwoGradients firstGradient(SteeringTraining training, Parameters v, int parts) {
    try (Worker worker = training.worker(clip, table);
        Workers workers = Workers.local(worker, parts)) {
      return GradientExchange.dataParallel(workers, Perturbation.none())
          .exchange(v, training.plan().step(0), Guide.first());
    }
  }

  @Test
  void aRunGoesOnFromACheckpointToTheSameBits() throws IOException {
    SteeringTraining training =
        training(SteeringMethod.TOAST_LITE, SteeringHead.TEXT, Feedback.none());
    List<byte[]> saved = new ArrayList<>();
    try (Worker worker = training.worker(clip, table);
        Workers workers = Workers.local(worker, 2)) {
      Trainer trainer =
          training.trainer(
              workers,
              UpdateRule.sam(0.05),
              (state, steps) -> saved.add(Checkpoints.encode(state, Collections.emptySortedMap())));
      Parameters whole =
          trainer.run(trainer.initial(training.initial(Selection.start(table)))).parameters();

      TrainingState middle = Checkpoints.decode("checkpoint", saved.get(7)).state();
      assertThat(trainer.run(middle).parameters()).isEqualTo(whole);
    }
  }

  @Test
  void whatIsSentToAnExecutorArrivesToTheBit() throws Exception {
    Feedback solved = FeedbackMoments.of(clip, table).feedback(1e-6);
    SteeringTraining training = training(SteeringMethod.TOAST_LITE, SteeringHead.TEXT, solved);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(training);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(training);
    }
  }

  @Test
  void tokensOfOtherLayersAreRefused() throws IOException {
    TokenTable other = DrawnTask.pictures(clip, 1, CLASSES, IMAGES / CLASSES);
    assertRefused(
        other,
        "tokens: TokenShape[tokens=26, width=96, layers=4, lateLayers=1] (expected: TokenShape[tokens=26, width=96, layers=4, lateLayers=2]). Prepare the feature set with --tokens 2.");
  }

  @Test
  void anotherNumberOfRowsIsRefused() {
    TokenTable fewer = new TokenTable(table.shape(), table.images().subList(0, 3), new int[3]);
    assertRefused(fewer, "rows: 3 (expected: images x views = 16 x 1)");
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    int[] labels = table.labels().clone();
    labels[5] = CLASSES;
    assertRefused(
        new TokenTable(table.shape(), table.images(), labels),
        "label: 4 (expected: 0 to 3, one of the classes)");
  }

  private static void assertRefused(TokenTable rows, String message) {
    SteeringTraining training = training(SteeringMethod.TOAST, SteeringHead.TEXT, Feedback.none());
    assertThatThrownBy(() -> training.worker(clip, rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
