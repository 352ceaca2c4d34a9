package io.plateau.jobs.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that someone most likely meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * The candidate with the fewest edits to {@code name}, the first in alphabetical order among
   * equals. An edit inserts, drops or replaces a character or swaps two neighbours (optimal string
   * alignment distance).
   *
   * @return empty if even the nearest one differs in more than half of its characters
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .filter(candidate -> distance(name, candidate) <= candidate.length() / 2);
  }

  /** What to expect instead of a name that is none of {@code names}. */
  public static String expected(String name, Collection<String> names) {
    String all = "one of " + String.join(", ", names);
    return of(name, names).map(nearest -> all + "; did you mean " + nearest + "?").orElse(all);
  }

  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int substitution = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(substitution, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        if (swapped(a, b, i, j)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
