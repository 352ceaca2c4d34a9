package io.plateau.image;

import java.util.Random;

/**
 * A window drawn as torchvision's {@code RandomResizedCrop(scale=(0.08, 1), ratio=(3/4, 4/3))}
 * draws it, and a coin for {@code RandomHorizontalFlip}. The generator and the functions are those
 * whose results Java specifies to the bit, so that a view is the same on every machine.
 *
 * @param window what the view shows
 * @param flipped whether the view is mirrored
 */
record RandomResizedCrop(Window window, boolean flipped) {

  private static final double LEAST_AREA = 0.08;
  private static final double LEAST_RATIO = 3.0 / 4;
  private static final double MOST_RATIO = 4.0 / 3;
  private static final int ATTEMPTS = 10;

  static RandomResizedCrop of(ImageSize image, long seed) {
    Random random = new Random(mixed(seed));
    boolean flipped = random.nextBoolean();
    double logLeast = StrictMath.log(LEAST_RATIO);
    double logMost = StrictMath.log(MOST_RATIO);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double share = LEAST_AREA + (1 - LEAST_AREA) * random.nextDouble();
      double area = share * image.height() * image.width();
      double ratio = StrictMath.exp(logLeast + (logMost - logLeast) * random.nextDouble());
      int width = (int) Math.rint(Math.sqrt(area * ratio));
      int height = (int) Math.rint(Math.sqrt(area / ratio));
      if (width > 0 && width <= image.width() && height > 0 && height <= image.height()) {
        int top = random.nextInt(image.height() - height + 1);
        int left = random.nextInt(image.width() - width + 1);
        return new RandomResizedCrop(new Window(top, left, height, width), flipped);
      }
    }
    return central(image, flipped);
  }

  /**
   * {@link Random} answers neighbouring seeds alike at first; SplitMix64's finaliser parts them.
   */
  private static long mixed(long seed) {
    long z = (seed ^ seed >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** The largest central window whose aspect ratio is allowed, for images that are long strips. */
  private static RandomResizedCrop central(ImageSize image, boolean flipped) {
    double ratio = (double) image.width() / image.height();
    int width = image.width();
    int height = image.height();
    if (ratio < LEAST_RATIO) {
      height = (int) Math.rint(width / LEAST_RATIO);
    } else if (ratio > MOST_RATIO) {
      width = (int) Math.rint(height * MOST_RATIO);
    }
    Window window = Window.centred(image, new ImageSize(height, width));
    return new RandomResizedCrop(window, flipped);
  }
}
