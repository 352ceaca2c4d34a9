package io.plateau.image;

/**
 * A rectangle of an image.
 *
 * @param top its first row
 * @param left its first column
 * @param height rows
 * @param width columns
 */
record Window(int top, int left, int height, int width) {

  /** All of an image. */
  static Window of(ImageSize size) {
    return new Window(0, 0, size.height(), size.width());
  }

  /** The rectangle of size {@code crop} in the middle; it reaches beyond a smaller image. */
  static Window centred(ImageSize size, ImageSize crop) {
    return new Window(
        Math.floorDiv(size.height() - crop.height(), 2),
        Math.floorDiv(size.width() - crop.width(), 2),
        crop.height(),
        crop.width());
  }

  /** The part of this rectangle that lies in an image of the given size. */
  Window within(ImageSize size) {
    int firstRow = Math.max(top, 0);
    int firstColumn = Math.max(left, 0);
    return new Window(
        firstRow,
        firstColumn,
        Math.min(top + height, size.height()) - firstRow,
        Math.min(left + width, size.width()) - firstColumn);
  }
}
