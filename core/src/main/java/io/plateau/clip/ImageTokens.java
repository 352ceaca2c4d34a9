package io.plateau.clip;

import java.util.Optional;

/**
 * What one pass through the image tower gives for one image, when more than its feature is kept.
 * Tokens are fp16, {@code [tokens, width]}, row-major, little endian.
 *
 * @param feature the projected feature, of L2 norm 1
 * @param last the tokens of the last layer, after the final norm
 * @param input the tokens that enter the first late layer
 */
public record ImageTokens(float[] feature, byte[] last, byte[] input) {

  private static final byte[] NONE = new byte[0];

  /** What a pass gives when only the feature is kept. */
  public static ImageTokens ofFeature(float[] feature) {
    return new ImageTokens(feature, NONE, NONE);
  }

  /** Whether tokens were kept, and not only the feature. */
  public boolean hasTokens() {
    return last.length > 0 && input.length > 0;
  }

  /**
   * Both kinds of tokens as float32, those of the last layer first.
   *
   * @param target written to from {@code from} on
   */
  public void widen(float[] target, int from) {
    Halves.widen(last, target, from);
    Halves.widen(input, target, from + last.length / Halves.BYTES);
  }

  /**
   * The tokens of the last layer as float32.
   *
   * @return {@code tokens x width} values
   */
  public float[] widenedLast() {
    float[] values = new float[last.length / Halves.BYTES];
    Halves.widen(last, values, 0);
    return values;
  }

  /**
   * Why the image cannot be used, if so. A token beyond the range of fp16 is not clamped: clipping
   * the few very large values that vision transformers put on purpose into some tokens would give
   * another image's answer.
   */
  public Optional<String> problem() {
    for (float value : feature) {
      if (!Float.isFinite(value)) {
        return Optional.of("The model gives NaN or infinite values");
      }
    }
    if (!Halves.areFinite(last)) {
      return Optional.of(outOfRange("tokens of the last layer"));
    }
    if (!Halves.areFinite(input)) {
      return Optional.of(outOfRange("tokens that enter the late layers"));
    }
    return Optional.empty();
  }

  private static String outOfRange(String tokens) {
    return "Cannot keep the %s in fp16: some are NaN or beyond 65504, its largest value. Prepare without token features."
        .formatted(tokens);
  }
}
