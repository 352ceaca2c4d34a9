package io.plateau.world;

import java.util.ArrayList;
import java.util.List;

/** A texture, a colour and a shape: what a class of the drawn world is. */
public record Combination(Texture texture, Colour colour, Outline outline) {

  /** The class name, such as "striped red star". */
  public String className() {
    return texture.word() + " " + colour.word() + " " + outline.word();
  }

  /** All 792 combinations in a fixed order. */
  public static List<Combination> all() {
    List<Combination> all = new ArrayList<>();
    for (Texture texture : Texture.values()) {
      for (Colour colour : Colour.values()) {
        for (Outline outline : Outline.values()) {
          all.add(new Combination(texture, colour, outline));
        }
      }
    }
    return List.copyOf(all);
  }
}
