package io.plateau.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a gate's decision shows.
 *
 * @param title what was decided
 * @param introduction what was compared with what
 * @param result the decision in a sentence
 * @param details why
 * @param lines one for every check
 * @param settings the gate's numbers
 * @param origins what it was computed from and with
 */
public record GateReport(
    String title,
    String introduction,
    String result,
    List<String> details,
    List<Line> lines,
    Map<String, String> settings,
    Map<String, String> origins) {

  public GateReport {
    details = List.copyOf(details);
    lines = List.copyOf(lines);
    settings = new LinkedHashMap<>(settings);
    origins = new LinkedHashMap<>(origins);
  }

  /**
   * A check. Numbers are fractions of 1.
   *
   * @param set what was tested on
   * @param role what that is to the new version
   * @param measure what is compared
   * @param samples how many images
   * @param before of the version in use
   * @param after of the new one; null where there is none
   * @param low lower end of the interval of the difference; null where none is taken
   * @param high upper end
   * @param rule what has to hold, in words
   * @param holds whether it does
   */
  public record Line(
      String set,
      String role,
      String measure,
      int samples,
      double before,
      @Nullable Double after,
      @Nullable Double low,
      @Nullable Double high,
      String rule,
      boolean holds) {}
}
