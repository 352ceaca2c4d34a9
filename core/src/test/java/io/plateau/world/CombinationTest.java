package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CombinationTest {

  @Test
  void sixTexturesTwelveColoursAndElevenShapesMake792() {
    assertThat(Combination.all()).hasSize(6 * 12 * 11).doesNotHaveDuplicates();
  }

  @Test
  void classNameReadsLikeANounPhrase() {
    Combination combination = new Combination(Texture.STRIPED, Colour.RED, Outline.STAR);

    assertThat(combination.className()).isEqualTo("striped red star");
  }
}
