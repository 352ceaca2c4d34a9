package io.plateau.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaptionsTest {

  private static final Combination STARS =
      new Combination(Texture.STRIPED, Colour.ORANGE, Outline.STAR);

  @Test
  void captionsUseNoOtherWords() {
    World world = new World(3);
    List<String> words = Captions.words();

    for (int i = 0; i < 2000; i++) {
      assertThat(world.example(i).caption().replace(".", " .").split(" ")).isSubsetOf(words);
    }
  }

  @Test
  void wordingVaries() {
    assertThat(describe(new Scene(STARS, 1, Size.SMALL, Colour.BLUE)))
        .contains(
            "a photo of a small striped orange star on a blue background.",
            "this is a striped orange star",
            "an image of a striped star.",
            "a drawing of an orange star");
  }

  @Test
  void severalAreCountedInThePlural() {
    List<String> captions = describe(new Scene(STARS, 3, Size.MEDIUM, Colour.BLUE));

    assertThat(captions).contains("these are three striped orange stars");
    assertThat(captions)
        .allMatch(caption -> caption.contains("three ") && caption.contains("stars"));
  }

  @Test
  void mediumSizeIsNotWorthMentioning() {
    assertThat(describe(new Scene(STARS, 1, Size.MEDIUM, Colour.BLUE)))
        .noneMatch(caption -> caption.contains("medium"));
  }

  @Test
  void aClassIsDescribedAsAPhoto() {
    assertThat(Captions.of("striped orange star")).isEqualTo("a photo of a striped orange star.");
  }

  private static List<String> describe(Scene scene) {
    SplittableRandom random = new SplittableRandom(5);
    return IntStream.range(0, 4000).mapToObj(i -> Captions.describe(scene, random)).toList();
  }
}
