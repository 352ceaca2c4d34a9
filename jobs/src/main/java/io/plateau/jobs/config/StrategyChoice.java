package io.plateau.jobs.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A strategy by name: {@code rail}, {@code replay}, {@code replay+ewc}. Remedies of one prompt are
 * joined by plus signs, in whatever order; none of them is {@code sequential}.
 *
 * @param kind what learns
 * @param remedies in the order of declaration; of {@code SEQUENTIAL} alone
 */
public record StrategyChoice(StrategyKind kind, List<RemedyKind> remedies) {

  public static final StrategyChoice SEQUENTIAL =
      new StrategyChoice(StrategyKind.SEQUENTIAL, List.of());

  /** Between two names; der++ ends with plus signs of its own. */
  private static final String PLUS = "\\+(?!\\+|$)";

  public StrategyChoice {
    remedies = List.copyOf(remedies);
    List<RemedyKind> samples = remedies.stream().filter(RemedyKind::keepsSamples).toList();
    if (samples.size() > 1) {
      throw new IllegalArgumentException(
          "at most one of %s, as steps see one set of rows of earlier tasks"
              .formatted(names(Stream.of(RemedyKind.values()).filter(RemedyKind::keepsSamples))));
    }
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException if it is none; the message is the rule
   */
  public static StrategyChoice parse(String text) {
    String name = text.strip();
    for (StrategyKind kind : StrategyKind.values()) {
      if (Choice.name(kind).equals(name)) {
        return new StrategyChoice(kind, List.of());
      }
    }
    Set<RemedyKind> remedies = EnumSet.noneOf(RemedyKind.class);
    List<String> parts = Arrays.asList(name.split(PLUS, -1));
    for (String part : parts) {
      if (!remedies.add(remedy(part, parts.size() > 1))) {
        throw new IllegalArgumentException("every remedy once; %s comes twice".formatted(part));
      }
    }
    return new StrategyChoice(StrategyKind.SEQUENTIAL, List.copyOf(remedies));
  }

  private static RemedyKind remedy(String name, boolean joined) {
    for (RemedyKind kind : RemedyKind.values()) {
      if (kind.label().equals(name)) {
        return kind;
      }
    }
    String remedies = names(Stream.of(RemedyKind.values()));
    if (!joined) {
      List<String> all = new ArrayList<>();
      Stream.of(StrategyKind.values()).map(Choice::name).forEach(all::add);
      Stream.of(RemedyKind.values()).map(Choice::name).forEach(all::add);
      throw new IllegalArgumentException(
          "%s; remedies of one prompt may be joined, as in replay+ewc: %s"
              .formatted(NearestName.expected(name, all), remedies));
    }
    throw new IllegalArgumentException(
        "remedies of one prompt, joined by plus signs: %s; %s is none of them"
            .formatted(remedies, name.isEmpty() ? "''" : name));
  }

  private static String names(Stream<RemedyKind> kinds) {
    return kinds.map(RemedyKind::label).collect(Collectors.joining(", "));
  }

  public boolean has(RemedyKind remedy) {
    return remedies.contains(remedy);
  }

  /** The name that {@link #parse} reads. */
  @Override
  public String toString() {
    return remedies.isEmpty()
        ? Choice.name(kind)
        : remedies.stream().map(RemedyKind::label).collect(Collectors.joining("+"));
  }
}
