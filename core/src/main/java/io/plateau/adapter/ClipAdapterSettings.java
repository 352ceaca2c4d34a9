package io.plateau.adapter;

/**
 * The shape of CLIP-Adapter's bottleneck.
 *
 * @param ratio share of the adapted feature beside the original one
 * @param reduction how many times narrower than a feature the bottleneck is
 */
public record ClipAdapterSettings(double ratio, int reduction) {

  public ClipAdapterSettings {
    if (!(ratio >= 0 && ratio < 1)) {
      throw new IllegalArgumentException("ratio: " + ratio + " (expected: in [0, 1))");
    }
    if (reduction < 1) {
      throw new IllegalArgumentException("reduction: " + reduction + " (expected: >= 1)");
    }
  }

  /** 0.2 and d/4, as published. */
  public static ClipAdapterSettings defaults() {
    return new ClipAdapterSettings(0.2, 4);
  }
}
