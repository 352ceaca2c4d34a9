package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.TextTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prompts of every layout, against the plain 77-token tower written out in PyTorch 2.13: the
 * features, CoOp's loss and its gradient in the context.
 */
class GoldenPromptTest {

  private static final List<String> CLASS_NAMES =
      List.of("river", "sea or lake", "sea_shore", "golden retriever", "annual crop land");
  private static final int[] LABELS = {0, 1, 2, 3, 4, 0, 3};
  private static final int CONTEXT = 3;
  private static final float SCALE = 10;

  private static FrozenClip clip;
  private static Safetensors golden;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    golden = GoldenClip.tensors("gelu", "gradients.safetensors");
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  static Stream<Arguments> layouts() {
    return Stream.of(ContextSharing.UNIFIED, ContextSharing.PER_CLASS)
        .flatMap(
            sharing ->
                Stream.of(ClassPosition.values()).map(position -> Arguments.of(sharing, position)));
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void thePlainEncoderAgrees(ContextSharing sharing, ClassPosition position) throws Exception {
    check(sharing, position, PromptEncoder::plain);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void theCutEncoderAgrees(ContextSharing sharing, ClassPosition position) throws Exception {
    check(sharing, position, PromptEncoder::cut);
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void theSharedEncoderAgrees(ContextSharing sharing, ClassPosition position) throws Exception {
    check(sharing, position, PromptEncoder::shared);
  }

  private static void check(
      ContextSharing sharing,
      ClassPosition position,
      BiFunction<TextTower, Prompts, PromptEncoder> kind)
      throws Exception {
    String prefix = "%s.%s.".formatted(sharing, position).toLowerCase(Locale.ROOT);
    Prompts prompts =
        Prompts.of(
            clip.tokenizer(),
            CLASS_NAMES,
            new PromptShape(CONTEXT, position, sharing),
            clip.config().text().positions());
    HostTensor context = context(sharing);
    try (PromptEncoder encoder = kind.apply(clip.text(), prompts)) {
      Gradient gradient =
          Coop.objective(clip.text(), encoder, SCALE)
              .gradient(Parameters.of(ContextLearner.CONTEXT, context), batch());

      assertThat(
              relativeError(
                  features(encoder, prompts, context), golden.tensor(prefix + "features").values()))
          .as("features")
          .isLessThan(1e-5);
      assertThat(gradient.loss())
          .isCloseTo(golden.tensor(prefix + "loss").values()[0], within(1e-5));
      assertThat(
              relativeError(
                  gradient.values().get(ContextLearner.CONTEXT).values(),
                  golden.tensor(prefix + "gradient").values()))
          .as("gradient")
          .isLessThan(2e-5);
    }
  }

  private static float[] features(PromptEncoder encoder, Prompts prompts, HostTensor context) {
    try (NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray vectors = manager.create(context.values(), new Shape(prompts.slots(), width()));
      return encoder.encode(vectors).toFloatArray();
    }
  }

  private static HostTensor context(ContextSharing sharing) {
    int contexts = sharing == ContextSharing.PER_CLASS ? CLASS_NAMES.size() : 1;
    float[] values = GoldenClip.ramp(contexts * CONTEXT * width(), 89);
    for (int i = 0; i < values.length; i++) {
      values[i] /= 2;
    }
    return new HostTensor(new long[] {contexts, CONTEXT, width()}, values);
  }

  private static Batch batch() {
    int width = clip.config().projection();
    float[] features = GoldenClip.ramp(LABELS.length * width, 101);
    for (int row = 0; row < LABELS.length; row++) {
      double squares = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        squares += (double) features[i] * features[i];
      }
      for (int i = row * width; i < (row + 1) * width; i++) {
        features[i] = (float) (features[i] / Math.sqrt(squares));
      }
    }
    return new Batch(features, LABELS, width);
  }

  private static int width() {
    return clip.config().text().transformer().width();
  }
}
