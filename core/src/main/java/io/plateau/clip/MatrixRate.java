package io.plateau.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;

/**
 * How fast this machine multiplies the matrices of a text tower of width 512: what its time is held
 * against.
 */
public final class MatrixRate {

  private static final int WIDTH = 512;
  private static final int HIDDEN = 4 * WIDTH;
  private static final int ROUNDS = 7;
  private static final double FLOPS_PER_ROUND = 2e10;

  private MatrixRate() {}

  /**
   * Measures the product of {@code [rows, 512]} and {@code [512, 2048]} with PyTorch's current
   * number of threads; the median of seven rounds, in flop/s.
   */
  public static double measure(Device device, Precision precision, int rows) {
    Torch.initialise();
    try (NDManager manager = NDManager.newBaseManager(device, Torch.ENGINE);
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray x = gaussian(manager, rows, WIDTH);
      NDArray narrow = precision == Precision.BF16 ? Script.BFLOAT16.apply(x) : x;
      Dense product =
          Dense.of(gaussian(manager, HIDDEN, WIDTH), manager.zeros(new Shape(HIDDEN)), precision);
      double flops = 2.0 * rows * WIDTH * HIDDEN;
      int times = (int) Math.max(1, FLOPS_PER_ROUND / flops);
      double[] rates = new double[ROUNDS];
      for (int round = -1; round < ROUNDS; round++) {
        double seconds = seconds(product, narrow, times);
        if (round >= 0) {
          rates[round] = flops * times / seconds;
        }
      }
      Arrays.sort(rates);
      return rates[ROUNDS / 2];
    }
  }

  private static double seconds(Dense product, NDArray x, int times) {
    long start = System.nanoTime();
    for (int i = 0; i < times - 1; i++) {
      product.apply(x).close();
    }
    try (NDArray last = product.apply(x);
        NDArray element = last.get("0, 0:1").add(last.getManager().zeros(new Shape(1)))) {
      element.toFloatArray(); // a GPU computes behind Java's back until a value is asked for
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static NDArray gaussian(NDManager manager, int rows, int columns) {
    Random random = new Random(1);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * 0.02);
    }
    return manager.create(values, new Shape(rows, columns));
  }
}
