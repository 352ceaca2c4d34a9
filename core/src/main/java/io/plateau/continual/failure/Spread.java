package io.plateau.continual.failure;

import io.plateau.continual.metric.Quantiles;
import java.util.Arrays;

/** How numbers are spread: their mean and quantiles. */
public record Spread(
    double mean, double lowest, double tenth, double median, double ninetieth, double highest) {

  /** The spread of one number at least. */
  public static Spread of(double[] values) {
    double[] quantiles = Quantiles.of(values, 0, 0.1, 0.5, 0.9, 1);
    return new Spread(
        Arrays.stream(values).average().orElseThrow(),
        quantiles[0],
        quantiles[1],
        quantiles[2],
        quantiles[3],
        quantiles[4]);
  }
}
