package io.plateau.prep;

import io.plateau.image.ImageEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects preprocessed views until there are enough for one call of the tower. */
final class ViewBatch {

  /**
   * A feature and whose it is.
   *
   * @param item index of the item within its work batch
   * @param view number of the view
   * @param feature the L2-normalised feature
   */
  record EncodedView(int item, int view, float[] feature) {}

  private final ImageEncoder encoder;
  private final int length;
  private final float[] pixels;
  private final int[] items;
  private final int[] views;
  private int size;

  ViewBatch(ImageEncoder encoder, int capacity, int length) {
    this.encoder = encoder;
    this.length = length;
    this.pixels = new float[Math.multiplyExact(capacity, length)];
    this.items = new int[capacity];
    this.views = new int[capacity];
  }

  /** Adds a view and says whether the batch is full. */
  boolean add(int item, int view, float[] viewPixels) {
    System.arraycopy(viewPixels, 0, pixels, size * length, length);
    items[size] = item;
    views[size] = view;
    size++;
    return size == items.length;
  }

  /** Encodes what was added and empties the batch. */
  List<EncodedView> encode() {
    List<EncodedView> encoded = new ArrayList<>(size);
    if (size > 0) {
      float[] filled = size == items.length ? pixels : Arrays.copyOf(pixels, size * length);
      float[] features = encoder.encode(filled, size);
      int width = encoder.width();
      for (int i = 0; i < size; i++) {
        float[] feature = Arrays.copyOfRange(features, i * width, (i + 1) * width);
        encoded.add(new EncodedView(items[i], views[i], feature));
      }
    }
    size = 0;
    return encoded;
  }
}
