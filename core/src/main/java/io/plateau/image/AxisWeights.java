package io.plateau.image;

/**
 * For a range of output positions of one axis, the input positions under the kernel and their
 * weights in fixed point, as Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc}
 * round them. An axis whose size does not change has weight one throughout, which leaves it as it
 * is: Pillow skips that pass.
 */
final class AxisWeights {

  /** 32 bits less 8 for the sample and 2 for the overshoot of the negative lobes. */
  private static final int PRECISION_BITS = 22;

  private static final int ONE = 1 << PRECISION_BITS;

  /** One half in fixed point: what a sum starts from to be rounded. */
  static final int HALF = ONE / 2;

  private final int[] first;
  private final int[] begin;
  private final int[] values;

  private AxisWeights(int[] first, int[] begin, int[] values) {
    this.first = first;
    this.begin = begin;
    this.values = values;
  }

  /**
   * The weights of {@code count} output positions from {@code from} on, of an axis that goes from
   * {@code inputs} to {@code outputs} positions.
   */
  static AxisWeights of(int inputs, int outputs, int from, int count, ResampleFilter filter) {
    if (inputs == outputs) {
      return copying(from, count);
    }
    return filter == ResampleFilter.NEAREST
        ? nearest(inputs, outputs, from, count)
        : weighted(inputs, outputs, from, count, filter);
  }

  private static AxisWeights weighted(
      int inputs, int outputs, int from, int count, ResampleFilter filter) {
    double scale = (double) inputs / outputs;
    double filterScale = Math.max(scale, 1);
    double support = filter.support() * filterScale;
    int most = (int) Math.ceil(support) * 2 + 1;
    int[] first = new int[count];
    int[] begin = new int[count + 1];
    int[] values = new int[Math.multiplyExact(count, most)];
    double[] weights = new double[most];
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      first[i] = Math.max((int) (centre - support + 0.5), 0);
      int taps = Math.min((int) (centre + support + 0.5), inputs) - first[i];
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        weights[k] = filter.weight((k + first[i] - centre + 0.5) * (1 / filterScale));
        sum += weights[k];
      }
      for (int k = 0; k < taps; k++) {
        values[begin[i] + k] = toFixedPoint(sum == 0 ? weights[k] : weights[k] / sum);
      }
      begin[i + 1] = begin[i] + taps;
    }
    return new AxisWeights(first, begin, values);
  }

  /** Positions are summed up step by step as Pillow does; multiplying would round otherwise. */
  private static AxisWeights nearest(int inputs, int outputs, int from, int count) {
    AxisWeights weights = copying(0, count);
    double step = (double) inputs / outputs;
    double position = step * 0.5;
    for (int i = 0; i < from + count; i++, position += step) {
      if (i >= from) {
        weights.first[i - from] = Math.min((int) position, inputs - 1);
      }
    }
    return weights;
  }

  private static AxisWeights copying(int from, int count) {
    int[] first = new int[count];
    int[] begin = new int[count + 1];
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      first[i] = from + i;
      begin[i + 1] = i + 1;
      values[i] = ONE;
    }
    return new AxisWeights(first, begin, values);
  }

  int outputs() {
    return first.length;
  }

  /** The first input position that any output needs. */
  int inputBegin() {
    return first[0];
  }

  /** The end, exclusive, of the input positions that any output needs. */
  int inputEnd() {
    int end = 0;
    for (int i = 0; i < first.length; i++) {
      end = Math.max(end, first[i] + begin[i + 1] - begin[i]);
    }
    return end;
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
    return (int) (weight * ONE + (weight < 0 ? -0.5 : 0.5));
  }
}
