package io.plateau.jobs.dashboard;

import io.plateau.jobs.continual.SavedStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names under which runs from anywhere are told apart on one page. */
final class Naming {

  private final Map<SortedMap<String, String>, String> orders;
  private final Map<String, TreeSet<String>> differing = new HashMap<>();

  Naming(List<FoundRun> runs) {
    orders = orders(runs);
    Map<String, Map<String, TreeSet<String>>> values = new HashMap<>();
    for (FoundRun run : runs) {
      Map<String, TreeSet<String>> ofStrategy =
          values.computeIfAbsent(RunIdentity.strategy(run.saved()), name -> new TreeMap<>());
      RunIdentity.settings(run.saved())
          .forEach(
              (key, value) -> ofStrategy.computeIfAbsent(key, name -> new TreeSet<>()).add(value));
    }
    values.forEach(
        (strategy, settings) -> {
          TreeSet<String> keys = new TreeSet<>();
          settings.forEach(
              (key, all) -> {
                if (all.size() > 1) {
                  keys.add(key);
                }
              });
          differing.put(strategy, keys);
        });
  }

  /** A name for every stream; none where there is only one. */
  private static Map<SortedMap<String, String>, String> orders(List<FoundRun> runs) {
    Map<SortedMap<String, String>, String> names = new LinkedHashMap<>();
    for (FoundRun run : runs) {
      names.putIfAbsent(RunIdentity.stream(run.saved()), run.order());
    }
    if (names.size() == 1) {
      names.replaceAll((stream, name) -> "");
      return names;
    }
    List<String> taken = new ArrayList<>();
    names.replaceAll(
        (stream, name) -> {
          String wanted = name.isEmpty() ? "stream" : name;
          String free = wanted;
          for (int next = 2; taken.contains(free); next++) {
            free = "%s (%d)".formatted(wanted, next);
          }
          taken.add(free);
          return free;
        });
    return names;
  }

  String order(SavedStream run) {
    return orders.getOrDefault(RunIdentity.stream(run), "");
  }

  /** The strategy, with the settings in which runs of that name differ. */
  String strategy(SavedStream run) {
    String strategy = RunIdentity.strategy(run);
    StringBuilder name = new StringBuilder(strategy);
    SortedMap<String, String> settings = RunIdentity.settings(run);
    for (String key : differing.getOrDefault(strategy, new TreeSet<>())) {
      name.append(", ").append(key).append('=').append(settings.getOrDefault(key, "none"));
    }
    return name.toString();
  }
}
