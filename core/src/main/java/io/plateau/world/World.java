package io.plateau.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The drawn world of one seed. A fifth of its combinations is held out: no example shows them, so
 * that accuracy on them says what was learned about textures, colours and shapes as such. Item
 * {@code i} is the same whatever was drawn before it, and on every thread.
 */
public final class World {

  private static final int HELD_OUT_FRACTION = 5;

  private final long seed;
  private final List<Combination> heldOut;
  private final List<Combination> seen;

  public World(long seed) {
    this.seed = seed;
    List<Combination> shuffled = new ArrayList<>(Combination.all());
    Collections.shuffle(shuffled, new Random(seed));
    int held = shuffled.size() / HELD_OUT_FRACTION;
    this.heldOut = List.copyOf(shuffled.subList(0, held));
    this.seen = List.copyOf(shuffled.subList(held, shuffled.size()));
  }

  public long seed() {
    return seed;
  }

  /** The combinations that no example shows, in a random order of this seed. */
  public List<Combination> heldOut() {
    return heldOut;
  }

  /** Example {@code index}: a scene of a combination that is not held out, and its caption. */
  public Example example(int index) {
    SplittableRandom random = Draws.of(seed, "example", index);
    Scene scene = Scene.of(Draws.oneOf(seen, random), random);
    String caption = Captions.describe(scene, random);
    return new Example(Renderer.clean().render(scene, random), caption);
  }

  /** Picture {@code index} of a combination, drawn like the examples. */
  public Picture picture(Combination combination, int index) {
    return render(Renderer.clean(), combination, "picture", index);
  }

  /** Picture {@code index} of a combination by the other renderer. */
  Picture shiftedPicture(Combination combination, int index) {
    return render(Renderer.shifted(), combination, "shifted picture", index);
  }

  private Picture render(Renderer renderer, Combination combination, String stream, int index) {
    SplittableRandom random = Draws.of(seed, stream + " " + combination.className(), index);
    return renderer.render(Scene.of(combination, random), random);
  }
}
