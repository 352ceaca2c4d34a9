package io.plateau.jobs.config;

/**
 * One setting that cannot be used as it was given.
 *
 * @param key the setting, in kebab-case
 * @param value what was given
 * @param expected the rule that the value breaks
 */
public record Problem(String key, String value, String expected) {

  @Override
  public String toString() {
    return "%s: %s (expected: %s)".formatted(key, value, expected);
  }
}
