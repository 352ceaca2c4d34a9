package io.plateau.jobs.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sweep is: every strategy on every order with every seed.
 *
 * @param settings that all runs have in common, flat: all but strategy and seed
 * @param orders what each order is, in words, by its name
 * @param runs seed by seed, so that a sweep that was stopped compares all strategies
 */
public record SweepPlan(
    SortedMap<String, String> settings, SortedMap<String, String> orders, List<SweepRun> runs) {

  private static final Set<String> SWEPT = Set.of("strategy", "seed");

  public SweepPlan {
    settings = new TreeMap<>(settings);
    settings.keySet().removeAll(SWEPT);
    orders = new TreeMap<>(orders);
    runs = List.copyOf(runs);
  }

  /**
   * The product.
   *
   * @param settings of any of its runs, flat
   * @param orders what each order is, by its name, in order
   * @throws IllegalArgumentException if something stands in a list twice
   */
  public static SweepPlan of(
      Map<String, String> settings,
      Map<String, String> orders,
      List<String> strategies,
      List<Long> seeds) {
    requireDistinct("--strategy", strategies);
    requireDistinct("--seeds", seeds);
    List<SweepRun> runs = new ArrayList<>();
    for (long seed : seeds) {
      for (String order : orders.keySet()) {
        strategies.forEach(strategy -> runs.add(new SweepRun(order, strategy, seed)));
      }
    }
    return new SweepPlan(new TreeMap<>(settings), new TreeMap<>(orders), runs);
  }

  private static void requireDistinct(String option, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(
            "%s: %s twice (expected: each once)".formatted(option, value));
      }
    }
  }

  /** Whether it is one run, which lies in the directory itself. */
  public boolean isSingle() {
    return runs.size() == 1;
  }

  /** This plan with the runs that another has beside its own. */
  SweepPlan with(SweepPlan more) {
    SortedMap<String, String> allOrders = new TreeMap<>(orders);
    allOrders.putAll(more.orders);
    List<SweepRun> all = new ArrayList<>(runs);
    more.runs.stream().filter(run -> !all.contains(run)).forEach(all::add);
    return new SweepPlan(settings, allOrders, all);
  }
}
