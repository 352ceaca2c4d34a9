package io.plateau.jobs.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One place per method for the whole page: 0, the neutral one, for what learns nothing, then 1, 2,
 * ... in order of appearance. Eight colours come twice, with other marks the second time.
 */
public final class Palette {

  private static final int PLACES = 16;

  private final Map<String, Integer> places = new LinkedHashMap<>();
  private int next = 1;

  /**
   * Gives places.
   *
   * @param neutral names of what learns nothing
   * @param methods names of what learns, in order of appearance
   */
  public Palette(Collection<String> neutral, Collection<String> methods) {
    neutral.forEach(name -> places.put(name, 0));
    methods.forEach(this::of);
  }

  /** The place of a method; the next free one where it was not seen before. */
  public int of(String method) {
    Integer known = places.get(method);
    if (known != null) {
      return known;
    }
    int place = next;
    next = next % PLACES + 1;
    places.put(method, place);
    return place;
  }
}
