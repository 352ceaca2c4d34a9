package io.plateau.image;

import io.plateau.image.ImageException.Reason;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Takes the stored samples of a decoded image as RGB. {@code BufferedImage.getRGB} is no use here:
 * it converts grey as linear light and applies embedded colour profiles; Pillow does neither.
 */
final class RgbConversion {

  private RgbConversion() {}

  static RgbImage convert(BufferedImage image) throws ImageException {
    int width = image.getWidth();
    int height = image.getHeight();
    Pixels pixels = pixels(image);
    byte[] rgb = new byte[3 * width * height];
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      copyRows(image.getRaster(), rgb);
      return new RgbImage(width, height, rgb);
    }
    int[] samples = new int[width * image.getRaster().getNumBands()];
    for (int y = 0; y < height; y++) {
      image.getRaster().getPixels(0, y, width, 1, samples);
      pixels.writeRow(samples, rgb, 3 * y * width, width);
    }
    return new RgbImage(width, height, rgb);
  }

  /** What nearly all photographs are; rows of bytes come out in the order red, green, blue. */
  private static void copyRows(Raster raster, byte[] rgb) {
    byte[] row = new byte[3 * raster.getWidth()];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getDataElements(0, y, raster.getWidth(), 1, row);
      System.arraycopy(row, 0, rgb, y * row.length, row.length);
    }
  }

  /** How the samples of a row become RGB bytes. */
  private interface Pixels {
    void writeRow(int[] samples, byte[] rgb, int offset, int width);
  }

  private static Pixels pixels(BufferedImage image) throws ImageException {
    ColorModel colours = image.getColorModel();
    if (colours instanceof IndexColorModel palette) {
      return paletted(palette);
    }
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int bits = colours.getComponentSize(0);
    return switch (colours.getColorSpace().getType()) {
      case ColorSpace.TYPE_GRAY -> grey(bands, bits);
      case ColorSpace.TYPE_RGB -> rgb(bands, colours.getComponentSize());
      case ColorSpace.TYPE_CMYK -> cmyk(bands, bits);
      default ->
          throw new ImageException(
              Reason.UNSUPPORTED,
              "colour space: %d bands of type %d (expected: grey, RGB, CMYK or a palette)"
                  .formatted(bands, colours.getColorSpace().getType()));
    };
  }

  private static Pixels paletted(IndexColorModel palette) {
    return (samples, rgb, offset, width) -> {
      for (int x = 0; x < width; x++) {
        rgb[offset + 3 * x] = (byte) palette.getRed(samples[x]);
        rgb[offset + 3 * x + 1] = (byte) palette.getGreen(samples[x]);
        rgb[offset + 3 * x + 2] = (byte) palette.getBlue(samples[x]);
      }
    };
  }

  private static Pixels grey(int bands, int bits) {
    return (samples, rgb, offset, width) -> {
      for (int x = 0; x < width; x++) {
        byte value = eightBit(samples[bands * x], bits);
        rgb[offset + 3 * x] = value;
        rgb[offset + 3 * x + 1] = value;
        rgb[offset + 3 * x + 2] = value;
      }
    };
  }

  private static Pixels rgb(int bands, int[] bits) {
    return (samples, rgb, offset, width) -> {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          rgb[offset + 3 * x + channel] = eightBit(samples[bands * x + channel], bits[channel]);
        }
      }
    };
  }

  /** Ink on white paper: {@code (255 - K) (255 - C) / 255}, rounded as Pillow rounds it. */
  private static Pixels cmyk(int bands, int bits) {
    return (samples, rgb, offset, width) -> {
      for (int x = 0; x < width; x++) {
        int light = 255 - (eightBit(samples[bands * x + 3], bits) & 0xff);
        for (int channel = 0; channel < 3; channel++) {
          int ink = eightBit(samples[bands * x + channel], bits) & 0xff;
          rgb[offset + 3 * x + channel] = (byte) (light - dividedBy255(ink * light));
        }
      }
    };
  }

  private static int dividedBy255(int product) {
    int rounded = product + 128;
    return ((rounded >> 8) + rounded) >> 8;
  }

  private static byte eightBit(int sample, int bits) {
    if (bits == 8) {
      return (byte) sample;
    }
    return (byte) (bits == 16 ? sample >> 8 : sample * 255 / ((1 << bits) - 1));
  }
}
