package io.plateau.prep;

import io.plateau.clip.ImageTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects preprocessed views until there are enough for one call of the tower. The tower always
 * sees a full batch, of which the end may be blank: matrix products round by their size, and the
 * feature of an image must not depend on how many others happened to be left.
 */
final class TowerBatch {

  /** Gives the tower when the first batch is full: a unit may have nothing for it. */
  @FunctionalInterface
  interface Tower {
    FrozenTower load() throws IOException;
  }

  private final Tower tower;
  private final int capacity;
  private final List<Slot> slots;
  private float[] pixels = new float[0];

  /**
   * @param capacity views in a call
   */
  TowerBatch(Tower tower, int capacity) {
    this.tower = tower;
    this.capacity = capacity;
    this.slots = new ArrayList<>(capacity);
  }

  /** Adds the next view of a slot, of the same length as all others; encodes when it is full. */
  void add(Slot slot, float[] view) throws IOException {
    if (pixels.length == 0) {
      pixels = new float[Math.multiplyExact(capacity, view.length)];
    }
    System.arraycopy(view, 0, pixels, slots.size() * view.length, view.length);
    slots.add(slot);
    if (slots.size() == capacity) {
      encode();
    }
  }

  /** Encodes what was added and gives each slot its features. */
  void encode() throws IOException {
    if (slots.isEmpty()) {
      return;
    }
    Arrays.fill(pixels, slots.size() * (pixels.length / capacity), pixels.length, 0);
    List<ImageTokens> encoded = tower.load().encode(pixels, capacity);
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).add(encoded.get(i));
    }
    slots.clear();
  }
}
