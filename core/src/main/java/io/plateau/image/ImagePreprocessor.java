package io.plateau.image;

/**
 * Turns images into what the tower sees: resize, centre crop, rescale, normalise, channel first, in
 * float32 as transformers' {@code CLIPImageProcessor} (Pillow backend) computes them. Immutable.
 */
public final class ImagePreprocessor {

  private final Preprocessing preprocessing;
  private final ImageSize output;

  /** Per channel, the normalised value of each of the 256 samples. */
  private final float[][] normalized = new float[3][256];

  public ImagePreprocessor(Preprocessing preprocessing) {
    this.preprocessing = preprocessing;
    this.output = preprocessing.outputSize();
    for (int channel = 0; channel < 3; channel++) {
      float mean = preprocessing.mean().get(channel).floatValue();
      float std = preprocessing.std().get(channel).floatValue();
      for (int sample = 0; sample < 256; sample++) {
        float rescaled = (float) (sample * preprocessing.rescaleFactor());
        normalized[channel][sample] = (rescaled - mean) / std;
      }
    }
  }

  /** Height and width of what the tower sees. */
  public ImageSize outputSize() {
    return output;
  }

  /** The number of values of one image, {@code 3 x height x width}. */
  public int length() {
    return 3 * output.height() * output.width();
  }

  /**
   * The test-time view of an image.
   *
   * @return {@code 3 x height x width} values, row-major
   */
  public float[] apply(RgbImage image) {
    ImageSize size = preprocessing.resize().outputOf(image.size());
    Window crop = Window.centred(size, output);
    Window shown = crop.within(size);
    RgbImage resized = PillowResampler.resize(image, size, preprocessing.filter(), shown);
    Window padded =
        new Window(
            crop.top() - shown.top(), crop.left() - shown.left(), crop.height(), crop.width());
    return normalize(resized.crop(padded));
  }

  /**
   * An augmented view: a random resized crop (area 8 to 100 %, aspect ratio 3/4 to 4/3, bicubic),
   * mirrored in half the cases, as CoOp trains with. A function of the image and the seed alone.
   *
   * @return {@code 3 x height x width} values, row-major
   */
  public float[] trainingView(RgbImage image, long seed) {
    RandomResizedCrop view = RandomResizedCrop.of(image.size(), seed);
    RgbImage cropped = image.crop(view.window());
    RgbImage resized = PillowResampler.resize(cropped, output, ResampleFilter.BICUBIC);
    return normalize(view.flipped() ? resized.flipped() : resized);
  }

  private float[] normalize(RgbImage image) {
    byte[] rgb = image.rgb();
    int plane = output.height() * output.width();
    float[] values = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      float[] table = normalized[channel];
      for (int i = 0; i < plane; i++) {
        values[channel * plane + i] = table[rgb[3 * i + channel] & 0xff];
      }
    }
    return values;
  }
}
