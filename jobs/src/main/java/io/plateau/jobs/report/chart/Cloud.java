package io.plateau.jobs.report.chart;

import java.util.List;

/**
 * Points of one class, measured and made.
 *
 * @param name of the class
 * @param colour its place in the palette
 * @param real measured points
 * @param synthetic made ones
 */
public record Cloud(String name, int colour, List<Point> real, List<Point> synthetic) {

  public Cloud {
    real = List.copyOf(real);
    synthetic = List.copyOf(synthetic);
  }
}
