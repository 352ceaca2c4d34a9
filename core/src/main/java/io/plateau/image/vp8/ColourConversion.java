package io.plateau.image.vp8;

/**
 * Luma and chroma to RGB. Chroma, of half the size, is interpolated with the weights 9, 3, 3 and 1
 * as libwebp does it; RFC 6386 leaves it open.
 */
final class ColourConversion {

  private final Plane luma;
  private final Plane blueness;
  private final Plane redness;

  ColourConversion(Plane luma, Plane blueness, Plane redness) {
    this.luma = luma;
    this.blueness = blueness;
    this.redness = redness;
  }

  /** {@code height x width x 3} bytes. */
  byte[] rgb(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    int[] u = new int[width];
    int[] v = new int[width];
    int lastRow = (height - 1) / 2;
    for (int y = 0; y < height; y++) {
      int near = y / 2;
      int far = Math.max(0, Math.min(lastRow, near + ((y & 1) == 0 ? -1 : 1)));
      interpolate(blueness, near, far, u);
      interpolate(redness, near, far, v);
      for (int x = 0; x < width; x++) {
        write(luma.sample(x, y), u[x], v[x], rgb, 3 * (y * width + x));
      }
    }
    return rgb;
  }

  private static void interpolate(Plane plane, int near, int far, int[] row) {
    int width = row.length;
    row[0] = (3 * plane.sample(0, near) + plane.sample(0, far) + 2) >> 2;
    for (int x = 1; x <= (width - 1) / 2; x++) {
      int nearLeft = plane.sample(x - 1, near);
      int nearRight = plane.sample(x, near);
      int farLeft = plane.sample(x - 1, far);
      int farRight = plane.sample(x, far);
      int sum = nearLeft + nearRight + farLeft + farRight + 8;
      row[2 * x - 1] = (((sum + 2 * (nearRight + farLeft)) >> 3) + nearLeft) >> 1;
      row[2 * x] = (((sum + 2 * (nearLeft + farRight)) >> 3) + nearRight) >> 1;
    }
    if ((width & 1) == 0) {
      int last = width / 2 - 1;
      row[width - 1] = (3 * plane.sample(last, near) + plane.sample(last, far) + 2) >> 2;
    }
  }

  /** ITU-R BT.601 of the range 16 to 235, in fixed point of 14 bits and then 6. */
  private static void write(int y, int u, int v, byte[] rgb, int at) {
    int light = (19_077 * y) >> 8;
    rgb[at] = eightBit(light + ((26_149 * v) >> 8) - 14_234);
    rgb[at + 1] = eightBit(light - ((6_419 * u) >> 8) - ((13_320 * v) >> 8) + 8_708);
    rgb[at + 2] = eightBit(light + ((33_050 * u) >> 8) - 17_685);
  }

  private static byte eightBit(int value) {
    return (byte) Samples.clip(value >> 6);
  }
}
