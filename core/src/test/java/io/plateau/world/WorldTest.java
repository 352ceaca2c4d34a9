package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorldTest {

  private final World world = new World(1);

  @Test
  void aFifthOfTheCombinationsIsHeldOut() {
    assertThat(world.heldOut()).hasSize(792 / 5).doesNotHaveDuplicates();
  }

  @Test
  void everyAttributeIsLeftInTheExamples() {
    Set<Combination> seen = new HashSet<>(Combination.all());
    world.heldOut().forEach(seen::remove);

    assertThat(seen).extracting(Combination::texture).contains(Texture.values());
    assertThat(seen).extracting(Combination::colour).contains(Colour.values());
    assertThat(seen).extracting(Combination::outline).contains(Outline.values());
  }

  @Test
  void noCaptionNamesAHeldOutCombination() {
    List<String> captions =
        IntStream.range(0, 3000).mapToObj(world::example).map(Example::caption).toList();

    for (Combination heldOut : world.heldOut()) {
      assertThat(captions).noneMatch(caption -> caption.contains(heldOut.className()));
    }
  }

  @Test
  void anExampleIsTheSameWhateverWasDrawnBefore() {
    Example alone = new World(1).example(7);
    IntStream.range(0, 7).forEach(world::example);
    Example later = world.example(7);

    assertThat(later.picture().rgb()).isEqualTo(alone.picture().rgb());
    assertThat(later.caption()).isEqualTo(alone.caption());
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    World other = new World(2);

    assertThat(other.heldOut()).isNotEqualTo(world.heldOut());
    assertThat(other.example(0).picture().rgb()).isNotEqualTo(world.example(0).picture().rgb());
  }

  @Test
  void picturesOfOneCombinationDiffer() {
    Combination combination = world.heldOut().get(0);

    assertThat(world.picture(combination, 0).rgb())
        .isNotEqualTo(world.picture(combination, 1).rgb());
  }
}
