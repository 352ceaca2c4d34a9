package io.plateau.world;

import java.util.SplittableRandom;

/**
 * What a camera does to a picture. All methods change their first argument in place: {@code rows x
 * columns x 3} values, channels last, where 0 is black and 255 is white.
 */
final class Photograph {

  private static final int CHANNELS = Picture.CHANNELS;
  private static final double WHITE = 255;

  private Photograph() {}

  /**
   * Gaussian blur; beyond the edges the picture continues with its edge pixels.
   *
   * @param side width and height in pixels
   * @param sigma standard deviation of the kernel, in pixels
   */
  static void blur(float[] values, int side, double sigma) {
    double[] kernel = kernel(sigma);
    pass(values, side, kernel, CHANNELS, CHANNELS * side);
    pass(values, side, kernel, CHANNELS * side, CHANNELS);
  }

  /** Pulls every value towards mid-gray; 1 keeps the picture, 0 leaves gray. */
  static void contrast(float[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (WHITE / 2 + factor * (values[i] - WHITE / 2));
    }
  }

  /** Multiplies the red, green and blue channel. */
  static void cast(float[] values, double[] gains) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) gains[i % CHANNELS];
    }
  }

  /** Adds the same amount everywhere, as a fraction of the whole range. */
  static void brighten(float[] values, double amount) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (WHITE * amount);
    }
  }

  /** Adds Gaussian noise; {@code sigma} is a fraction of the whole range. */
  static void noise(float[] values, double sigma, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (WHITE * sigma * random.nextGaussian());
    }
  }

  /** Rounds to bytes, cutting off what is darker than black or brighter than white. */
  static Picture picture(float[] values) {
    byte[] rgb = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      rgb[i] = (byte) Math.max(0, Math.min(WHITE, Math.rint(values[i])));
    }
    return new Picture(rgb);
  }

  private static double[] kernel(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
      sum += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Convolves every line of pixels {@code along} apart; lines are {@code across} apart. */
  private static void pass(float[] values, int side, double[] kernel, int along, int across) {
    int reach = kernel.length / 2;
    double[] line = new double[side];
    for (int start = 0; start < side; start++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        int origin = start * across + channel;
        for (int i = 0; i < side; i++) {
          double sum = 0;
          for (int k = -reach; k <= reach; k++) {
            int from = Math.max(0, Math.min(side - 1, i + k));
            sum += kernel[k + reach] * values[origin + from * along];
          }
          line[i] = sum;
        }
        for (int i = 0; i < side; i++) {
          values[origin + i * along] = (float) line[i];
        }
      }
    }
  }
}
