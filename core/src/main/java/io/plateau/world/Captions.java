package io.plateau.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Describes scenes in varied wording; not every caption mentions every attribute. */
public final class Captions {

  private static final List<String> OPENINGS =
      List.of(
          "a photo of",
          "a photo of",
          "an image of",
          "a picture of",
          "a drawing of",
          "there is",
          "this is",
          "");
  private static final List<String> COUNTS = List.of("one", "two", "three");

  // The shape, the hardest to see, is named always and so is often all that tells two captions
  // apart; backgrounds and sizes, named in every caption, would do that without it.
  private static final double NAMES_TEXTURE = 0.75;
  private static final double NAMES_COLOUR = 0.75;
  private static final double NAMES_SIZE = 0.25;
  private static final double NAMES_BACKGROUND = 0.25;
  private static final double FULL_STOP = 0.5;

  private Captions() {}

  /** The text that stands for a class in zero-shot classification. */
  public static String of(String className) {
    return "a photo of a " + className + ".";
  }

  /** Every word and punctuation mark that captions are made of, sorted. */
  public static List<String> words() {
    TreeSet<String> words = new TreeSet<>(List.of("a", "an", "on", "background", "these", "are"));
    words.addAll(List.of(".", ","));
    words.addAll(COUNTS);
    OPENINGS.stream().filter(o -> !o.isEmpty()).forEach(o -> words.addAll(List.of(o.split(" "))));
    for (Texture texture : Texture.values()) {
      words.add(texture.word());
    }
    for (Colour colour : Colour.values()) {
      words.add(colour.word());
    }
    for (Size size : Size.values()) {
      words.add(size.word());
    }
    for (Outline outline : Outline.values()) {
      words.add(outline.word());
      words.add(outline.plural());
    }
    return List.copyOf(words);
  }

  static String describe(Scene scene, SplittableRandom random) {
    List<String> words = new ArrayList<>();
    if (scene.size() != Size.MEDIUM && Draws.chance(NAMES_SIZE, random)) {
      words.add(scene.size().word());
    }
    if (Draws.chance(NAMES_TEXTURE, random)) {
      words.add(scene.what().texture().word());
    }
    if (Draws.chance(NAMES_COLOUR, random)) {
      words.add(scene.what().colour().word());
    }
    Outline outline = scene.what().outline();
    words.add(scene.count() == 1 ? outline.word() : outline.plural());
    words.add(0, determiner(scene.count(), words.get(0), random));
    words.add(0, opening(scene.count(), random));
    if (Draws.chance(NAMES_BACKGROUND, random)) {
      String background = scene.background().word();
      words.add("on " + article(background) + " " + background + " background");
    }
    String caption = String.join(" ", words).strip();
    return Draws.chance(FULL_STOP, random) ? caption + "." : caption;
  }

  private static String opening(int count, SplittableRandom random) {
    String opening = Draws.oneOf(OPENINGS, random);
    if (count == 1) {
      return opening;
    }
    return opening.replace("there is", "there are").replace("this is", "these are");
  }

  private static String determiner(int count, String next, SplittableRandom random) {
    return count == 1 && !Draws.chance(0.1, random) ? article(next) : COUNTS.get(count - 1);
  }

  private static String article(String next) {
    return "aeiou".indexOf(next.charAt(0)) >= 0 ? "an" : "a";
  }
}
