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

  /** The image at another size. */
  public static RgbImage resize(RgbImage image, ImageSize size, ResampleFilter filter) {
    return resize(image, size, filter, Window.of(size));
  }

  /**
   * A window of the image at another size. Only what the window shows is computed, so that a long
   * strip costs no more than its centre.
   *
   * @param size of the whole resized image
   * @param window within {@code size}
   */
  static RgbImage resize(RgbImage image, ImageSize size, ResampleFilter filter, Window window) {
    AxisWeights columns =
        AxisWeights.of(image.width(), size.width(), window.left(), window.width(), filter);
    AxisWeights rows =
        AxisWeights.of(image.height(), size.height(), window.top(), window.height(), filter);
    return resizeRows(resizeColumns(image, columns, rows), rows);
  }

  /** The first pass, over those rows alone that the second will read. */
  private static RgbImage resizeColumns(RgbImage image, AxisWeights columns, AxisWeights rows) {
    int height = rows.inputEnd() - rows.inputBegin();
    byte[] in = image.rgb();
    byte[] out = new byte[Math.multiplyExact(3 * columns.outputs(), height)];
    for (int y = 0, to = 0; y < height; y++) {
      int row = 3 * image.width() * (rows.inputBegin() + y);
      for (int x = 0; x < columns.outputs(); x++, to += 3) {
        int from = row + 3 * columns.first(x);
        int red = AxisWeights.HALF;
        int green = AxisWeights.HALF;
        int blue = AxisWeights.HALF;
        for (int k = columns.begin(x); k < columns.end(x); k++, from += 3) {
          int weight = columns.values()[k];
          red += (in[from] & 0xff) * weight;
          green += (in[from + 1] & 0xff) * weight;
          blue += (in[from + 2] & 0xff) * weight;
        }
        out[to] = AxisWeights.toByte(red);
        out[to + 1] = AxisWeights.toByte(green);
        out[to + 2] = AxisWeights.toByte(blue);
      }
    }
    return new RgbImage(columns.outputs(), height, out);
  }

  /** The second pass, over what the first left. */
  private static RgbImage resizeRows(RgbImage image, AxisWeights rows) {
    int stride = 3 * image.width();
    byte[] in = image.rgb();
    byte[] out = new byte[Math.multiplyExact(stride, rows.outputs())];
    int[] sums = new int[stride];
    for (int y = 0; y < rows.outputs(); y++) {
      Arrays.fill(sums, AxisWeights.HALF);
      int from = stride * (rows.first(y) - rows.inputBegin());
      for (int k = rows.begin(y); k < rows.end(y); k++, from += stride) {
        int weight = rows.values()[k];
        for (int i = 0; i < stride; i++) {
          sums[i] += (in[from + i] & 0xff) * weight;
        }
      }
      for (int i = 0; i < stride; i++) {
        out[y * stride + i] = AxisWeights.toByte(sums[i]);
      }
    }
    return new RgbImage(image.width(), rows.outputs(), out);
  }
}
