package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The late layers run once more: with nothing added, and layer by layer. */
class SteeredTowerTest {

  @ParameterizedTest
  @CsvSource({"gelu,2", "gelu,1", "legacy-eos,2", "defaults,12", "defaults,4", "defaults,1"})
  void withNothingAddedFeaturesAreThoseOfTheFirstPass(String model, int lateLayers)
      throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu());
        NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      TowerTokens pass = firstPass(clip, manager, lateLayers);
      NDArray nothing = pass.input().zerosLike();

      NDArray read = clip.image().steer(pass.input(), lateLayers, layer -> nothing);

      assertThat(
              Closeness.relativeError(
                  clip.image().project(read).toFloatArray(), pass.features().toFloatArray()))
          .isLessThan(1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({"gelu,2", "defaults,4"})
  void theLastStateIsWhatTheFinalNormMakesTheLastTokensOf(String model, int lateLayers)
      throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu());
        NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      TowerTokens pass = firstPass(clip, manager, lateLayers);

      List<NDArray> states = clip.image().lateStates(pass.input(), lateLayers);

      assertThat(states).hasSize(lateLayers + 1);
      assertThat(states.get(0)).isSameAs(pass.input());
      LayerNorm norm =
          new LayerNorm(
              name -> weight(clip, manager, model, name),
              "vision_model.post_layernorm",
              clip.config().vision().transformer());
      assertThat(
              Closeness.relativeError(
                  norm.apply(states.get(lateLayers)).toFloatArray(), pass.last().toFloatArray()))
          .isLessThan(1e-6);
    }
  }

  private static NDArray weight(FrozenClip clip, NDManager manager, String model, String name) {
    try {
      return manager.create(
          Checkpoint.open(GoldenClip.directory(model)).tensor(name).values(),
          new Shape(clip.config().vision().transformer().width()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TowerTokens firstPass(FrozenClip clip, NDManager manager, int lateLayers) {
    int size = clip.config().vision().imageSize();
    float[] pixels = GoldenClip.ramp(2 * 3 * size * size, 7919);
    return clip.image()
        .encodeTokens(
            manager.create(pixels, new Shape(2, 3, size, size)),
            TokenShape.of(clip.config().vision(), lateLayers));
  }
}
