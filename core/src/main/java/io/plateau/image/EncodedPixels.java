package io.plateau.image;

import org.jspecify.annotations.Nullable;

/**
 * What of a file is given to a reader. Readers trip over damaged or hostile metadata, which the
 * pixels do not need: texts that inflate to gigabytes, directories that lead into themselves.
 *
 * @param bytes a file of the same format, with nothing left to go wrong but the pixels; for VP8 the
 *     frame alone
 * @param codec what decodes them
 * @param orientation how they have to be turned
 * @param canvas what they are a part of; null where they are all there is
 */
record EncodedPixels(byte[] bytes, Codec codec, Orientation orientation, @Nullable Canvas canvas) {

  /** What decodes the bytes. */
  enum Codec {
    IMAGE_IO,
    /** Lossy WebP: the readers for ImageIO predict from filtered samples and drift away. */
    VP8
  }

  static EncodedPixels upright(byte[] bytes) {
    return turned(bytes, Orientation.UPRIGHT);
  }

  static EncodedPixels turned(byte[] bytes, Orientation orientation) {
    return new EncodedPixels(bytes, Codec.IMAGE_IO, orientation, null);
  }

  /** The whole image from the frame that a reader made of the bytes. */
  RgbImage complete(RgbImage frame, Colour background) throws ImageException {
    return orientation.upright(canvas == null ? frame : canvas.place(frame, background));
  }
}
