package io.plateau.jobs.report.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Equal distances for equal ratios, with ticks at 10^n, and at 2 and 5 x 10^n where they fit. */
record DecadeScale(Range logDomain, double from, double to) implements Scale {

  private static final double LABEL_WIDTH = 46;
  private static final int[] ALL = {1, 2, 5};
  private static final int[] POWERS = {1};

  /** A scale over values above 0. */
  static DecadeScale over(Range values, double from, double to) {
    double low = Math.log(values.min());
    double high = Math.log(values.max());
    double margin = Math.max(0.05, (high - low) * 0.06);
    return new DecadeScale(new Range(low - margin, high + margin), from, to);
  }

  @Override
  public double at(double value) {
    return from + (Math.log(value) - logDomain.min()) / logDomain.span() * (to - from);
  }

  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    double free = Double.NEGATIVE_INFINITY;
    double decade = Math.abs(to - from) * Math.log(10) / logDomain.span();
    int[] digits = decade < LABEL_WIDTH * ALL.length ? POWERS : ALL;
    int first = (int) Math.floor(logDomain.min() / Math.log(10));
    int last = (int) Math.ceil(logDomain.max() / Math.log(10));
    for (int power = first; power <= last; power++) {
      for (int digit : digits) {
        BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
        double log = Math.log(value.doubleValue());
        if (log >= logDomain.min() && log <= logDomain.max() && at(value.doubleValue()) >= free) {
          ticks.add(new Tick(value.doubleValue(), value.toPlainString()));
          free = at(value.doubleValue()) + LABEL_WIDTH;
        }
      }
    }
    return ticks;
  }
}
