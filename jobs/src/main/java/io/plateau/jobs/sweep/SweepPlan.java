package io.plateau.jobs.sweep;

import java.util.ArrayList;
import java.util.List;
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

  /** This plan with the runs that another has beside its own. */
  SweepPlan with(SweepPlan more) {
    SortedMap<String, String> allOrders = new TreeMap<>(orders);
    allOrders.putAll(more.orders);
    List<SweepRun> all = new ArrayList<>(runs);
    more.runs.stream().filter(run -> !all.contains(run)).forEach(all::add);
    return new SweepPlan(settings, allOrders, all);
  }
}
