package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses of KgCoOp, ProGrad and CoCoOp and their gradients, against PyTorch 2.13. */
class GoldenLearnerTest {

  private static final double GUIDANCE = 8;

  private static FrozenClip clip;
  private static Safetensors golden;
  private static HostTensor zeroShot;
  private static Batch batch;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    golden = LearnerGoldens.open();
    zeroShot = ClassFeatures.zeroShot(clip, LearnerGoldens.CLASS_NAMES, LearnerGoldens.TEMPLATE);
    batch = LearnerGoldens.batch(clip.config().projection());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  static Stream<Named<PromptEncoder.Factory>> encodings() {
    return Stream.of(
        Named.of("shared", PromptEncoder::shared),
        Named.of("cut", PromptEncoder::cut),
        Named.of("plain", PromptEncoder::plain));
  }

  @Test
  void handWrittenPromptsAgree() throws Exception {
    assertThat(relativeError(zeroShot.values(), golden.tensor("zero_shot").values()))
        .isLessThan(1e-5);
  }

  @Test
  void kgCoOpAgrees() throws Exception {
    try (PromptObjective objective =
        objective(LearnerGoldens.UNIFIED, GUIDANCE, PromptEncoder::shared)) {
      assertAgrees(objective.gradient(context(), batch), "kgcoop.loss", "kgcoop.gradient.");
    }
  }

  @Test
  void theDivergenceOfProGradAgrees() throws Exception {
    try (PromptObjective objective = objective(LearnerGoldens.UNIFIED, 0, PromptEncoder::shared);
        Point point = objective.at(context(), batch)) {
      assertAgrees(point.gradient(point.divergence()), "prograd.divergence", "prograd.gradient.");
    }
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void coCoOpAgrees(PromptEncoder.Factory encoding) throws Exception {
    try (PromptObjective objective = objective(LearnerGoldens.PER_IMAGE, 0, encoding)) {
      assertAgrees(objective.gradient(conditional(), batch), "cocoop.loss", "cocoop.gradient.");
    }
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void coCoOpsTextFeaturesAgree(PromptEncoder.Factory encoding) throws Exception {
    try (PromptLearner learner = LearnerGoldens.learner(clip, LearnerGoldens.PER_IMAGE, encoding)) {
      HostTensor texts = learner.features(conditional(), batch).output();

      assertThat(texts.shape()).containsExactly(batch.rows(), 5, clip.config().projection());
      assertThat(relativeError(texts.values(), golden.tensor("cocoop.features").values()))
          .isLessThan(1e-5);
    }
  }

  private static PromptObjective objective(
      PromptShape shape, double guidance, PromptEncoder.Factory encoding) {
    return new PromptObjective(
        LearnerGoldens.learner(clip, shape, encoding),
        PromptLosses.of(clip.manager(), LearnerGoldens.SCALE, zeroShot)
            .plus(List.of(new TextAnchor(zeroShot, guidance))));
  }

  private static Parameters context() {
    return Parameters.of(ContextLearner.CONTEXT, LearnerGoldens.context(width()));
  }

  private static Parameters conditional() {
    return new Parameters(LearnerGoldens.conditional(clip.config().projection(), width()));
  }

  private static int width() {
    return clip.config().text().transformer().width();
  }

  private static void assertAgrees(Gradient gradient, String loss, String prefix) throws Exception {
    assertThat(gradient.loss())
        .isCloseTo(golden.tensor(loss).values()[0], within(1e-5 * gradient.loss()));
    for (String name : gradient.values().tensors().keySet()) {
      assertThat(
              relativeError(
                  gradient.values().get(name).values(), golden.tensor(prefix + name).values()))
          .as("gradient in %s", name)
          .isLessThan(1e-4);
    }
  }
}
