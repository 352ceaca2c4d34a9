package io.plateau.jobs.bench;

import java.util.Locale;

/**
 * GPUs by their published dense bfloat16 tensor-core rates, without sparsity: NVIDIA's data sheets
 * of the A100 80 GB SXM (312 TFLOP/s), the H100 SXM (1,979 with sparsity, half of it without) and
 * the L4 (242 with sparsity, half of it without).
 */
enum Gpu {
  L4(121e12, 24e9),
  A100(312e12, 80e9),
  H100(989e12, 80e9);

  private final double flopsPerSecond;
  private final double bytes;

  Gpu(double flopsPerSecond, double bytes) {
    this.flopsPerSecond = flopsPerSecond;
    this.bytes = bytes;
  }

  double flopsPerSecond() {
    return flopsPerSecond;
  }

  double bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
