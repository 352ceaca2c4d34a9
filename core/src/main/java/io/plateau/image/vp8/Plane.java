package io.plateau.image.vp8;

import java.util.Arrays;

/**
 * The samples of one channel, whole macroblocks of them, in a frame of those that prediction takes
 * for the neighbours of the first ones: 127 above, 129 to the left.
 */
final class Plane {

  private static final int ABOVE = 127;
  private static final int LEFT = 129;

  /** Prediction looks this far beyond the last column of the row above. */
  private static final int MORE_ABOVE = 4;

  private final byte[] samples;
  private final int stride;

  Plane(int width, int height) {
    this.stride = 1 + width + MORE_ABOVE;
    this.samples = new byte[stride * (height + 1)];
    Arrays.fill(samples, 0, stride, (byte) ABOVE);
    for (int y = 0; y < height; y++) {
      samples[index(-1, y)] = (byte) LEFT;
    }
  }

  byte[] samples() {
    return samples;
  }

  int stride() {
    return stride;
  }

  /** Where a sample lies; column and row -1 are the frame. */
  int index(int x, int y) {
    return (y + 1) * stride + 1 + x;
  }

  int sample(int x, int y) {
    return samples[index(x, y)] & 0xff;
  }

  void set(int x, int y, int value) {
    samples[index(x, y)] = (byte) value;
  }
}
