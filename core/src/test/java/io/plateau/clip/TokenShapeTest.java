package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TokenShapeTest {

  private static TokenShape vit(int patch, int lateLayers) {
    TransformerConfig transformer =
        new TransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f);
    return TokenShape.of(new ClipConfig.Vision(transformer, 224, patch, 3), lateLayers);
  }

  @Test
  void patchesOf16CostFourTimesWhatPatchesOf32Cost() {
    assertThat(vit(16, 4).bytesPerImage()).isEqualTo(2L * 197 * 768 * 2).isEqualTo(605_184);
    assertThat(vit(32, 4).bytesPerImage()).isEqualTo(2L * 50 * 768 * 2).isEqualTo(153_600);
  }

  @Test
  void allLayersLateMeansTheInputOfTheFirst() {
    assertThat(vit(32, 12).firstLateLayer()).isZero();
    assertThat(vit(32, 4).firstLateLayer()).isEqualTo(8);
  }

  @Test
  void refusesMoreLateLayersThanThereAre() {
    assertThatThrownBy(() -> vit(32, 13))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("late-layers: 13 (expected: 1 to 12, the layers of the image tower)");
  }

  @Test
  void refusesNone() {
    assertThatThrownBy(() -> vit(32, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("late-layers: 0 (expected: 1 to 12, the layers of the image tower)");
  }
}
