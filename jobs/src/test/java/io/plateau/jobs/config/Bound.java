package io.plateau.jobs.config;

import java.util.List;

/** Binds assignments over defaults. */
final class Bound {

  private Bound() {}

  static <R extends Record> R to(R defaults, String... assignments) {
    return SettingsBinder.bind(defaults, List.of(Layer.assignments("--set", List.of(assignments))));
  }
}
