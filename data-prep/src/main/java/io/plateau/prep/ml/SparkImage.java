package io.plateau.prep.ml;

import io.plateau.image.RgbImage;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * An image as {@code org.apache.spark.ml.image.ImageSchema} lays it out.
 *
 * @param channels 1 (grey), 3 (blue, green, red) or 4 (alpha behind them)
 * @param data {@code height x width x channels} unsigned bytes, row-major
 */
record SparkImage(int height, int width, int channels, byte[] data) {

  static SparkImage of(Row row) throws UnusableInputException {
    int height = number(row, "height");
    int width = number(row, "width");
    int channels = number(row, "nChannels");
    byte @Nullable [] data = row.getAs("data");
    if (data == null || height < 1 || width < 1) {
      // What the data source makes of a file that it cannot decode.
      throw new UnusableInputException(
          "it is an invalid image of %d x %d".formatted(width, height));
    }
    if (channels != 1 && channels != 3 && channels != 4) {
      throw new UnusableInputException("nChannels: %d (expected: 1, 3 or 4)".formatted(channels));
    }
    if (data.length != (long) height * width * channels) {
      throw new UnusableInputException(
          "data: %d bytes (expected: height x width x nChannels = %d x %d x %d)"
              .formatted(data.length, height, width, channels));
    }
    return new SparkImage(height, width, channels, data);
  }

  private static int number(Row row, String name) throws UnusableInputException {
    @Nullable Integer value = row.getAs(name);
    if (value == null) {
      throw new UnusableInputException("its field %s is null".formatted(name));
    }
    return value;
  }

  /** Without alpha, as the decoder of files does it. */
  RgbImage toRgb() {
    int red = channels == 1 ? 0 : 2;
    int green = channels == 1 ? 0 : 1;
    byte[] rgb = new byte[Math.multiplyExact(3, height * width)];
    for (int pixel = 0; pixel < height * width; pixel++) {
      int from = pixel * channels;
      rgb[3 * pixel] = data[from + red];
      rgb[3 * pixel + 1] = data[from + green];
      rgb[3 * pixel + 2] = data[from];
    }
    return new RgbImage(width, height, rgb);
  }
}
