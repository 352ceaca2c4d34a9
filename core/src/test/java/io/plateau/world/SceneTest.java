package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneTest {

  private static final Combination RING = new Combination(Texture.SOLID, Colour.RED, Outline.RING);

  @Test
  void drawnScenesHaveEveryCountSizeAndOtherColour() {
    SplittableRandom random = new SplittableRandom(1);
    List<Scene> scenes = IntStream.range(0, 500).mapToObj(i -> Scene.of(RING, random)).toList();

    assertThat(scenes).extracting(Scene::count).containsOnly(1, 2, 3);
    assertThat(scenes).extracting(Scene::size).contains(Size.values());
    assertThat(scenes)
        .extracting(Scene::background)
        .doesNotContain(Colour.RED)
        .contains(Colour.PINK);
  }

  @Test
  void refusesABackgroundThatHidesTheShape() {
    assertThatThrownBy(() -> new Scene(RING, 1, Size.LARGE, Colour.RED))
        .hasMessage("background: RED (expected: another colour than the shape's)");
  }

  @Test
  void refusesFourCopies() {
    assertThatThrownBy(() -> new Scene(RING, 4, Size.LARGE, Colour.BLUE))
        .hasMessage("count: 4 (expected: 1 to 3)");
  }
}
