package io.plateau.image;

import java.util.Arrays;

/**
 * Pillow's resampling filters, by the code that {@code preprocessor_config.json} has under {@code
 * resample}.
 */
public enum ResampleFilter {
  /** Takes the pixel under the centre; not antialiased. */
  NEAREST(0, 0) {
    @Override
    double weight(double x) {
      throw new UnsupportedOperationException("NEAREST has no kernel");
    }
  },
  LANCZOS(1, 3) {
    @Override
    double weight(double x) {
      return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
    }
  },
  BILINEAR(2, 1) {
    @Override
    double weight(double x) {
      return Math.max(0, 1 - Math.abs(x));
    }
  },
  /** The cubic convolution kernel with a = -0.5 (Keys 1981). */
  BICUBIC(3, 2) {
    @Override
    double weight(double x) {
      double d = Math.abs(x);
      if (d < 1) {
        return ((CUBIC_A + 2) * d - (CUBIC_A + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * CUBIC_A : 0;
    }
  },
  BOX(4, 0.5) {
    @Override
    double weight(double x) {
      return x > -0.5 && x <= 0.5 ? 1 : 0;
    }
  },
  HAMMING(5, 1) {
    @Override
    double weight(double x) {
      // Pillow has the two window constants in single precision.
      double d = Math.abs(x);
      return d < 1 ? sinc(d) * (0.54f + 0.46f * StrictMath.cos(d * Math.PI)) : 0;
    }
  };

  private static final double CUBIC_A = -0.5;

  private final int code;
  private final double support;

  ResampleFilter(int code, double support) {
    this.code = code;
    this.support = support;
  }

  /**
   * The filter of a Pillow code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ResampleFilter ofCode(int code) {
    return Arrays.stream(values())
        .filter(filter -> filter.code == code)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "resample: %d (expected: 0 nearest, 1 Lanczos, 2 bilinear, 3 bicubic, 4 box or 5 Hamming)"
                        .formatted(code)));
  }

  public int code() {
    return code;
  }

  /** Half the width of the kernel, in input pixels when enlarging. */
  double support() {
    return support;
  }

  /** The kernel's value at distance {@code x} from its centre. */
  abstract double weight(double x);

  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(x * Math.PI) / (x * Math.PI);
  }
}
