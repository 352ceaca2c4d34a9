package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RendererTest {

  @Test
  void aSolidSquareCoversItsArea() {
    // Side 1.64 radii, radius 36 x 1.2 of 120 canvas pixels, up to 7 % more or less.
    double side = 1.64 * 36 * 1.2 / 3;
    Picture picture = clean(new Combination(Texture.SOLID, Colour.RED, Outline.SQUARE));
    long red = 0;
    for (int i = 0; i < picture.rgb().length; i += 3) {
      if ((picture.rgb()[i] & 0xFF) > 130 && (picture.rgb()[i + 2] & 0xFF) < 130) {
        red++;
      }
    }

    assertThat((double) red).isBetween(0.8 * side * side, 1.2 * side * side);
  }

  @Test
  void everyCombinationLooksDifferent() {
    Set<ByteBuffer> pictures = new HashSet<>();
    for (Combination combination : Combination.all()) {
      if (combination.colour() != Colour.BLUE) {
        pictures.add(ByteBuffer.wrap(clean(combination).rgb()));
      }
    }

    assertThat(pictures).hasSize(6 * 11 * 11);
  }

  @Test
  void theSameSeedGivesTheSamePicture() {
    Combination combination = new Combination(Texture.DOTTED, Colour.PINK, Outline.HEART);

    assertThat(shifted(combination).rgb()).isEqualTo(shifted(combination).rgb());
  }

  @Test
  void shiftedPicturesAreNotTheCleanOnes() {
    Combination combination = new Combination(Texture.SOLID, Colour.WHITE, Outline.CIRCLE);

    assertThat(shifted(combination).rgb()).isNotEqualTo(clean(combination).rgb());
  }

  private static Picture clean(Combination combination) {
    return Renderer.clean().render(scene(combination), new SplittableRandom(4));
  }

  private static Picture shifted(Combination combination) {
    return Renderer.shifted().render(scene(combination), new SplittableRandom(4));
  }

  private static Scene scene(Combination combination) {
    return new Scene(combination, 1, Size.LARGE, Colour.BLUE);
  }
}
