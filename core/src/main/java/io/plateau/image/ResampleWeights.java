package io.plateau.image;

/**
 * For each output position of one axis, the input positions under the kernel and their weights in
 * fixed point, as Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} round them.
 */
final class ResampleWeights {

  /** 32 bits less 8 for the sample and 2 for the overshoot of the negative lobes. */
  private static final int PRECISION_BITS = 22;

  /** One half in fixed point: what a sum starts from to be rounded. */
  static final int HALF = 1 << (PRECISION_BITS - 1);

  private final int[] first;
  private final int[] begin;
  private final int[] values;

  private ResampleWeights(int[] first, int[] begin, int[] values) {
    this.first = first;
    this.begin = begin;
    this.values = values;
  }

  static ResampleWeights of(int inputs, int outputs, ResampleFilter filter) {
    double scale = (double) inputs / outputs;
    double filterScale = Math.max(scale, 1);
    double support = filter.support() * filterScale;
    int most = (int) Math.ceil(support) * 2 + 1;
    int[] first = new int[outputs];
    int[] begin = new int[outputs + 1];
    int[] values = new int[Math.multiplyExact(outputs, most)];
    double[] weights = new double[most];
    for (int i = 0; i < outputs; i++) {
      double centre = (i + 0.5) * scale;
      first[i] = Math.max((int) (centre - support + 0.5), 0);
      int count = Math.min((int) (centre + support + 0.5), inputs) - first[i];
      double sum = 0;
      for (int k = 0; k < count; k++) {
        weights[k] = filter.weight((k + first[i] - centre + 0.5) * (1 / filterScale));
        sum += weights[k];
      }
      for (int k = 0; k < count; k++) {
        values[begin[i] + k] = toFixedPoint(sum == 0 ? weights[k] : weights[k] / sum);
      }
      begin[i + 1] = begin[i] + count;
    }
    return new ResampleWeights(first, begin, values);
  }

  /** The first input position under the kernel of output {@code i}. */
  int first(int i) {
    return first[i];
  }

  /** Where the weights of output {@code i} begin in {@link #values}. */
  int begin(int i) {
    return begin[i];
  }

  /** Where they end, exclusively. */
  int end(int i) {
    return begin[i + 1];
  }

  int[] values() {
    return values;
  }

  /** A fixed-point sum as an 8-bit sample, clipped to 0..255. */
  static byte toByte(int sum) {
    return (byte) Math.max(0, Math.min(sum >> PRECISION_BITS, 255));
  }

  private static int toFixedPoint(double weight) {
    return (int) (weight * (1 << PRECISION_BITS) + (weight < 0 ? -0.5 : 0.5));
  }
}
