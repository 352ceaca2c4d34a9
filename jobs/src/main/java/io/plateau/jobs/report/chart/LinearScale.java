package io.plateau.jobs.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Equal distances for equal differences, with ticks at multiples of 1, 2 or 5 x 10^n. */
record LinearScale(Range domain, double from, double to, double step) implements Scale {

  /** A scale whose ends are ticks. */
  static LinearScale rounded(Range values, double from, double to, int ticks) {
    double step = step(values, ticks);
    Range domain =
        new Range(
            Math.floor(values.min() / step + 1e-9) * step,
            Math.ceil(values.max() / step - 1e-9) * step);
    return new LinearScale(domain, from, to, step);
  }

  /** A scale that ends where the values end. */
  static LinearScale exact(Range values, double from, double to, int ticks) {
    return new LinearScale(values, from, to, step(values, ticks));
  }

  /** A scale over whole numbers, which has no ticks between them. */
  static LinearScale counting(Range values, double from, double to, int ticks) {
    return new LinearScale(values, from, to, Math.max(1, step(values, ticks)));
  }

  @Override
  public double at(double value) {
    return from + (value - domain.min()) / domain.span() * (to - from);
  }

  @Override
  public List<Tick> ticks() {
    int decimals = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(domain.min() / step - 1e-6);
    long last = (long) Math.floor(domain.max() / step + 1e-6);
    for (long i = first; i <= last; i++) {
      BigDecimal value = BigDecimal.valueOf(i * step).setScale(decimals, RoundingMode.HALF_EVEN);
      ticks.add(new Tick(i * step, value.toPlainString().replace('-', '\u2212')));
    }
    return ticks;
  }

  /** The rounded step that gives about the wanted number of ticks. */
  private static double step(Range values, int ticks) {
    double raw = values.span() / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
  }
}
