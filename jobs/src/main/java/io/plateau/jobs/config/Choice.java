package io.plateau.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Enum constants as people write them: {@code BASE_TO_NEW} is {@code base-to-new}. */
public final class Choice {

  private Choice() {}

  /** The name of a constant in kebab-case, or what it is labelled. */
  public static String name(Enum<?> constant) {
    if (constant instanceof Labelled labelled) {
      return labelled.label();
    }
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constant of a kebab-case name.
   *
   * @throws IllegalArgumentException if there is none; the message is the rule: which there are,
   *     and which was most likely meant
   */
  public static <E extends Enum<?>> E parse(Class<E> type, String name) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> name(constant).equals(name.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    NearestName.expected(name, constants.stream().map(Choice::name).toList())));
  }
}
