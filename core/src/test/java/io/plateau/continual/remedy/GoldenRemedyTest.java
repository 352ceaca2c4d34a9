package io.plateau.continual.remedy;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Torch;
import io.plateau.feature.Batch;
import io.plateau.prompt.ClassTerm;
import io.plateau.prompt.LossTerm;
import io.plateau.prompt.PromptLosses;
import io.plateau.prompt.PromptObjective;
import io.plateau.prompt.RowWeights;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.training.BatchGradient;
import io.plateau.training.ShardEncoder;
import io.plateau.training.Step;
import io.plateau.training.Worker;
import io.plateau.training.Workers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every remedy's loss and gradient against PyTorch's autograd in float64 (remedy_goldens.py). */
class GoldenRemedyTest {

  private static final float SCALE = 7;
  private static final int WIDTH = 6;
  private static final int[] OWN = {0, 1, 2};
  private static final int[] PAST = {3, 4};
  private static final int[] CAPTIONS = {3, 0, 4};
  private static final int[] LABELS = {0, 1, 2, 1, 3, 4, 0, 3};
  private static final int[] KEPT_LABELS = {3, 2, 1, 2};
  private static final int[] MIXED_IN = {-1, -1, -1, -1, 2, 0, 1, 2};

  private static Safetensors golden;
  private static NDManager manager;

  @BeforeAll
  static void open() throws IOException, URISyntaxException {
    golden =
        Safetensors.open(
            Path.of(
                Objects.requireNonNull(GoldenRemedyTest.class.getResource("remedies.safetensors"))
                    .toURI()));
    Torch.initialise();
    manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
  }

  @AfterAll
  static void close() {
    manager.close();
  }

  @Test
  void replayAgrees() throws IOException {
    assertAgrees("er", crossEntropy(), batch());
  }

  @Test
  void predictionsOverPastClassesAgree() throws IOException {
    assertTermAgrees("lwf", PAST, new PredictionDistillation(some("earlier", PAST), 2));
  }

  @Test
  void similaritiesOfTheBatchAgree() throws IOException {
    assertTermAgrees(
        "distill", OWN, new SimilarityDistillation(some("zero_shot", OWN), null, 2, 1.5));
  }

  @Test
  void similaritiesOfReferenceImagesAgree() throws IOException {
    Batch reference = new Batch(tensor("reference").values(), new int[4], WIDTH);

    assertTermAgrees(
        "distill_reference",
        CAPTIONS,
        new SimilarityDistillation(some("zero_shot", CAPTIONS), reference, 2, 1.5));
  }

  @Test
  void offDiagonalInformationAgrees() throws IOException {
    assertTermAgrees("mod_x", OWN, new OffDiagonalDistillation(some("earlier", OWN), 20));
  }

  @Test
  void darkReplayAgrees() throws IOException {
    PromptLosses losses =
        PromptLosses.of(manager, SCALE, tensor("zero_shot"), RowWeights.ofMixedIn(0.5))
            .plus(
                List.of(
                    new ClassTerm(new int[] {0, 1, 2, 3}, new StoredLogits(tensor("stored"), 0.1))
                        .on(manager, SCALE)));
    Batch mixed = new Batch(batch().features(), LABELS, WIDTH, MIXED_IN);

    assertAgrees("der", new PromptObjective(new Texts(), losses), mixed);
  }

  @Test
  void elasticWeightConsolidationAgrees() throws IOException {
    assertAgrees("ewc", penalty().addedTo(crossEntropy()), batch());
  }

  /** With T(v) = v, all there is of a Jacobian is the identity: both paths are known. */
  @Test
  void rulesThatTakeLossAndJacobianApartKeepThePenaltysOwnDerivative() throws IOException {
    Parameters here = Texts.of(tensor("learned"));
    Parameters above = Texts.of(tensor("earlier"));
    Objective penalised = penalty().addedTo(crossEntropy());

    try (Point p = penalised.at(here, batch());
        Point q = penalised.at(above, batch())) {
      assertThat(q.pull(p.loss().derivative())).isEqualTo(p.gradient().values());
    }
  }

  @Test
  void thePenaltyHasNoPartInTheDivergence() throws IOException {
    Parameters v = Texts.of(tensor("learned"));

    try (Point alone = crossEntropy().at(v, batch());
        Point penalised = penalty().addedTo(crossEntropy()).at(v, batch())) {
      assertThat(penalised.gradient(penalised.divergence()))
          .isEqualTo(alone.gradient(alone.divergence()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void averagedGradientEpisodicMemoryAgrees(int parts) throws IOException {
    Batch task = new Batch(Arrays.copyOf(batch().features(), 4 * WIDTH), labels(0, 4), WIDTH);
    Batch kept = new Batch(task.features(), KEPT_LABELS, WIDTH);
    Parameters v = Texts.of(tensor("learned"));
    Worker worker = new Worker(crossEntropy(), task, ShardEncoder.none());
    AGem aGem = new AGem(BatchGradient.of(Workers.local(worker, parts)), (step, from, to) -> kept);
    Parameters g = crossEntropy().gradient(v, task).values();

    Parameters corrected = aGem.of(g, v, new Step(0, 0, new int[4]));

    assertThat(relativeError(Texts.values(corrected), tensor("a_gem.gradient").values()))
        .isLessThan(1e-5);
  }

  @Test
  void gradientsThatAgreeAreLeftAsTheyAre() {
    Parameters g = Texts.of(new HostTensor(new long[] {2}, new float[] {1, 0}));
    Parameters reference = Texts.of(new HostTensor(new long[] {2}, new float[] {0.1f, 1}));

    assertThat(AGem.projected(g, reference)).isSameAs(g);
  }

  @Test
  void theFisherInformationIsTheMeanSquaredGradientOfRows() throws IOException {
    Parameters fisher = Fisher.diagonal(crossEntropy(), Texts.of(tensor("learned")), batch());

    assertThat(relativeError(Texts.values(fisher), tensor("fisher_of_rows").values()))
        .isLessThan(1e-5);
  }

  private static QuadraticPenalty penalty() throws IOException {
    return new QuadraticPenalty(Texts.of(tensor("fisher")), Texts.of(tensor("anchor")), 3);
  }

  private static Objective crossEntropy() throws IOException {
    return new PromptObjective(new Texts(), PromptLosses.of(manager, SCALE, tensor("zero_shot")));
  }

  private static Batch batch() throws IOException {
    return new Batch(tensor("images").values(), LABELS, WIDTH);
  }

  private static int[] labels(int from, int to) {
    return Arrays.copyOfRange(LABELS, from, to);
  }

  /** The term alone, of the classes that it is about. */
  private static void assertTermAgrees(String name, int[] classes, LossTerm term)
      throws IOException {
    PromptLosses alone =
        new PromptLosses(
            new ClassTerm(classes, term).on(manager, SCALE),
            (texts, batch) -> {
              throw new AssertionError("not asked for");
            });
    assertAgrees(name, new PromptObjective(new Texts(), alone), batch());
  }

  private static void assertAgrees(String name, Objective objective, Batch batch)
      throws IOException {
    Gradient gradient = objective.gradient(Texts.of(tensor("learned")), batch);

    double expected = tensor(name + ".loss").values()[0];
    assertThat(gradient.loss()).isCloseTo(expected, within(1e-5 * expected));
    assertThat(relativeError(Texts.values(gradient.values()), tensor(name + ".gradient").values()))
        .isLessThan(1e-5);
  }

  private static HostTensor tensor(String name) throws IOException {
    return golden.tensor(name);
  }

  /** Rows of a tensor. */
  private static HostTensor some(String name, int[] rows) throws IOException {
    float[] all = tensor(name).values();
    float[] values = new float[rows.length * WIDTH];
    IntStream.range(0, values.length)
        .forEach(i -> values[i] = all[rows[i / WIDTH] * WIDTH + i % WIDTH]);
    return new HostTensor(new long[] {rows.length, WIDTH}, values);
  }
}
