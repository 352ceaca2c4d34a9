package io.plateau.image;

import java.util.Arrays;

/**
 * Pillow's {@code Image.resize} for 8-bit images, to the bit: the kernel is widened by the
 * downscaling factor (antialiasing), weights are 22-bit fixed point, columns are resampled before
 * rows, and each pass rounds to 8 bits. Java2D's interpolation is not antialiased and moves CLIP's
 * accuracy.
 */
public final class PillowResampler {

  private PillowResampler() {}

  /** The image at another size; a pass whose size does not change is skipped, as Pillow does. */
  public static RgbImage resize(RgbImage image, ImageSize size, ResampleFilter filter) {
    if (size.equals(image.size())) {
      return image;
    }
    if (filter == ResampleFilter.NEAREST) {
      return nearest(image, size);
    }
    RgbImage columns =
        size.width() == image.width() ? image : resizeColumns(image, size.width(), filter);
    return size.height() == image.height() ? columns : resizeRows(columns, size.height(), filter);
  }

  private static RgbImage resizeColumns(RgbImage image, int width, ResampleFilter filter) {
    ResampleWeights weights = ResampleWeights.of(image.width(), width, filter);
    byte[] in = image.rgb();
    byte[] out = new byte[Math.multiplyExact(3 * width, image.height())];
    for (int y = 0, to = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++, to += 3) {
        int from = 3 * (y * image.width() + weights.first(x));
        int red = ResampleWeights.HALF;
        int green = ResampleWeights.HALF;
        int blue = ResampleWeights.HALF;
        for (int k = weights.begin(x); k < weights.end(x); k++, from += 3) {
          int weight = weights.values()[k];
          red += (in[from] & 0xff) * weight;
          green += (in[from + 1] & 0xff) * weight;
          blue += (in[from + 2] & 0xff) * weight;
        }
        out[to] = ResampleWeights.toByte(red);
        out[to + 1] = ResampleWeights.toByte(green);
        out[to + 2] = ResampleWeights.toByte(blue);
      }
    }
    return new RgbImage(width, image.height(), out);
  }

  private static RgbImage resizeRows(RgbImage image, int height, ResampleFilter filter) {
    ResampleWeights weights = ResampleWeights.of(image.height(), height, filter);
    int stride = 3 * image.width();
    byte[] in = image.rgb();
    byte[] out = new byte[Math.multiplyExact(stride, height)];
    int[] sums = new int[stride];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, ResampleWeights.HALF);
      int from = weights.first(y) * stride;
      for (int k = weights.begin(y); k < weights.end(y); k++, from += stride) {
        int weight = weights.values()[k];
        for (int i = 0; i < stride; i++) {
          sums[i] += (in[from + i] & 0xff) * weight;
        }
      }
      for (int i = 0; i < stride; i++) {
        out[y * stride + i] = ResampleWeights.toByte(sums[i]);
      }
    }
    return new RgbImage(image.width(), height, out);
  }

  private static RgbImage nearest(RgbImage image, ImageSize size) {
    int[] columns = nearestPositions(image.width(), size.width());
    int[] rows = nearestPositions(image.height(), size.height());
    byte[] out = new byte[Math.multiplyExact(3 * size.width(), size.height())];
    for (int y = 0, to = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++, to += 3) {
        System.arraycopy(image.rgb(), 3 * (rows[y] * image.width() + columns[x]), out, to, 3);
      }
    }
    return new RgbImage(size.width(), size.height(), out);
  }

  /** Summed up step by step as Pillow does, which multiplying would not round alike. */
  private static int[] nearestPositions(int from, int to) {
    double step = (double) from / to;
    double position = step * 0.5;
    int[] positions = new int[to];
    for (int i = 0; i < to; i++, position += step) {
      positions[i] = Math.min((int) position, from - 1);
    }
    return positions;
  }
}
