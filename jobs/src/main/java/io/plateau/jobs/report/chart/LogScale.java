package io.plateau.jobs.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Equal distances for equal ratios, with the measured values themselves as ticks. */
record LogScale(Range logDomain, double from, double to, List<Double> measured) implements Scale {

  /** Labels closer than this would touch. */
  private static final double LABEL_WIDTH = 27;

  static LogScale over(SortedSet<Double> measured, double from, double to) {
    Range logs = Range.of(measured.stream().mapToDouble(Math::log));
    double margin = logs.span() * 0.04;
    return new LogScale(
        new Range(logs.min() - margin, logs.max() + margin), from, to, List.copyOf(measured));
  }

  @Override
  public double at(double value) {
    return from + (Math.log(value) - logDomain.min()) / logDomain.span() * (to - from);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    for (double value : measured) {
      if (at(value) >= free) {
        ticks.add(new Tick(value, BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
        free = at(value) + LABEL_WIDTH;
      }
    }
    return ticks;
  }
}
