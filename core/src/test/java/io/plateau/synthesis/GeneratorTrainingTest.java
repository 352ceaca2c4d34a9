package io.plateau.synthesis;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.training.GradientExchange;
import io.plateau.training.StepRecord;
import io.plateau.training.Trainer;
import io.plateau.training.TrainingState;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratorTrainingTest {

  private static final GeneratorSettings SETTINGS =
      GeneratorSettings.published().withBeta(0.01).withBatchSize(5).withEpochs(6);

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @Test
  void twoPartsGiveTheGradientOfOne() {
    TwoGradients whole = firstGradient(1);
    TwoGradients parts = firstGradient(2);

    assertThat(parts.samples()).isEqualTo(whole.samples());
    for (String name : whole.clean().values().tensors().keySet()) {
      assertThat(
              relativeError(
                  parts.clean().values().get(name).values(),
                  whole.clean().values().get(name).values()))
          .as(name)
          .isLessThan(1e-6);
    }
  }

  private static TwoGradients firstGradient(int parts) {
    GeneratorTraining training = training(SETTINGS);
    try (Worker worker = training.worker(clip);
        Workers workers = Workers.local(worker, parts)) {
      return GradientExchange.dataParallel(workers, Perturbation.none())
          .exchange(ShipGoldens.learned(), training.plan().step(0), Guide.first());
    }
  }

  @Test
  void theSameRunGivesTheSameBits() {
    assertThat(run(SETTINGS).parameters()).isEqualTo(run(SETTINGS).parameters());
  }

  @Test
  void theLossFalls() {
    List<StepRecord> history = run(SETTINGS.withLearningRate(0.02).withEpochs(60)).history();

    assertThat(mean(history.subList(50, 60))).isLessThan(0.7 * mean(history.subList(0, 10)));
  }

  private static double mean(List<StepRecord> records) {
    return records.stream().mapToDouble(StepRecord::loss).average().orElseThrow();
  }

  private static TrainingState run(GeneratorSettings settings) {
    GeneratorTraining training = training(settings);
    try (Worker worker = training.worker(clip);
        Workers workers = Workers.local(worker, 1)) {
      Trainer trainer = training.trainer(workers, (state, steps) -> {});
      return trainer.run(trainer.initial(ShipGoldens.SHAPE.initial(settings.seed())));
    }
  }

  @Test
  void aRunEndsWithAGeneratorOfTheShape() {
    GeneratorTraining training = training(SETTINGS.withEpochs(1));
    try (Worker worker = training.worker(clip);
        Workers workers = Workers.local(worker, 1)) {
      Generator generator = training.run(workers, (state, steps) -> {});

      assertThat(generator.shape()).isEqualTo(ShipGoldens.SHAPE);
      assertThat(generator.learned()).isNotEqualTo(ShipGoldens.SHAPE.initial(SETTINGS.seed()));
    }
  }

  @Test
  void whatIsSentToAnExecutorArrivesToTheBit() throws Exception {
    GeneratorTraining training = training(SETTINGS);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(training);
    }

    GeneratorTraining arrived;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      arrived = (GeneratorTraining) in.readObject();
    }

    assertThat(arrived.rows().features()).containsExactly(training.rows().features());
    assertThat(arrived.rows().labels()).containsExactly(training.rows().labels());
    assertThat(arrived.settings()).isEqualTo(training.settings());
    assertThat(arrived.shape()).isEqualTo(training.shape());
  }

  @Test
  void fewerRowsThanABatchAreOneBatch() {
    assertThat(training(SETTINGS.withBatchSize(256)).plan().step(0).rows()).hasSize(7);
    assertThat(training(SETTINGS.withBatchSize(256)).plan().steps()).isEqualTo(6);
  }

  @Test
  void oneClassIsEnough() {
    Batch rows = new Batch(ShipGoldens.rows().features(), new int[7], 12);
    GeneratorTraining training =
        new GeneratorTraining(List.of("river"), rows, 1, ShipGoldens.SHAPE, SETTINGS);
    try (Worker worker = training.worker(clip);
        Workers workers = Workers.local(worker, 1)) {
      assertThat(training.run(workers, (state, steps) -> {}).learned().isFinite()).isTrue();
    }
  }

  @Test
  void unitFeaturesStayAsTheyAre() {
    assertThat(training(SETTINGS).rows().features()).containsExactly(ShipGoldens.rows().features());
  }

  @Test
  void longerFeaturesAreNormalised() {
    float[] longer = ShipGoldens.rows().features().clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= 4;
    }

    assertThat(
            relativeError(
                of(new Batch(longer, ShipGoldens.LABELS, 12)).rows().features(),
                ShipGoldens.rows().features()))
        .isLessThan(1e-6);
  }

  @Test
  void aZeroFeatureIsRefused() {
    assertThatThrownBy(() -> of(new Batch(new float[7 * 12], ShipGoldens.LABELS, 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot use the feature of row 0, of class river: its norm is 0.0 (expected: a number > 0). Take the image out, or encode it again.");
  }

  @Test
  void noFeaturesAreRefused() {
    assertThatThrownBy(() -> of(new Batch(new float[0], new int[0], 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot train a generator: there are 5 classes and 0 features. Choose a split with images.");
  }

  @Test
  void aFeatureThatIsNotFiniteIsRefusedWithItsClass() {
    float[] features = ShipGoldens.rows().features().clone();
    features[3 * 12 + 5] = Float.NaN;

    assertThatThrownBy(() -> of(new Batch(features, ShipGoldens.LABELS, 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot use the feature of row 3, of class golden retriever: its norm is NaN (expected: a number > 0). Take the image out, or encode it again.");
  }

  @Test
  void featuresOfAnotherWidthAreRefused() {
    assertThatThrownBy(() -> of(new Batch(new float[7 * 3], ShipGoldens.LABELS, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("features: width 3 (expected: 12, the model's)");
  }

  @Test
  void aShapeForAnotherModelIsRefused() {
    GeneratorTraining training =
        new GeneratorTraining(
            ShipGoldens.CLASS_NAMES,
            ShipGoldens.rows(),
            1,
            GeneratorShape.published(12, 20),
            SETTINGS);

    assertThatThrownBy(() -> training.worker(clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Cannot use this generator with this model: it is for features of 12 and token embeddings of 20, the model has 12 and 16.");
  }

  @Test
  void anIncompleteSampleIsRefused() {
    assertThatThrownBy(
            () ->
                new GeneratorTraining(
                    ShipGoldens.CLASS_NAMES, ShipGoldens.rows(), 2, ShipGoldens.SHAPE, SETTINGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("views: 2 (expected: > 0, and rows a multiple of it: 7)");
  }

  private static GeneratorTraining training(GeneratorSettings settings) {
    return new GeneratorTraining(
        ShipGoldens.CLASS_NAMES, ShipGoldens.rows(), 1, ShipGoldens.SHAPE, settings);
  }

  private static GeneratorTraining of(Batch rows) {
    return new GeneratorTraining(ShipGoldens.CLASS_NAMES, rows, 1, ShipGoldens.SHAPE, SETTINGS);
  }
}
