package io.plateau.world;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a picture shows.
 *
 * @param what the texture, colour and shape of every copy
 * @param count number of copies, 1 to 3
 * @param size how large the copies are
 * @param background colour behind them, another one than theirs
 */
record Scene(Combination what, int count, Size size, Colour background) {

  private static final double ONE = 0.6;
  private static final double TWO = 0.25;

  Scene {
    if (count < 1 || count > 3) {
      throw new IllegalArgumentException("count: " + count + " (expected: 1 to 3)");
    }
    if (background == what.colour()) {
      throw new IllegalArgumentException(
          "background: " + background + " (expected: another colour than the shape's)");
    }
  }

  /** Draws the count, size and background of a scene that shows {@code what}. */
  static Scene of(Combination what, SplittableRandom random) {
    double draw = random.nextDouble();
    int count = draw < ONE ? 1 : draw < ONE + TWO ? 2 : 3;
    Size size = Draws.oneOf(List.of(Size.values()), random);
    List<Colour> others =
        Arrays.stream(Colour.values()).filter(colour -> colour != what.colour()).toList();
    return new Scene(what, count, size, Draws.oneOf(others, random));
  }
}
