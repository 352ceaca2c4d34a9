package io.plateau.jobs.continual;

import org.jspecify.annotations.Nullable;

/**
 * What a strategy's state holds.
 *
 * @param parameters learned numbers that classify; null where that is not known
 * @param samples kept samples of the tasks so far; null where that is not known
 */
record Footprint(@Nullable Long parameters, @Nullable Long samples) {

  static final Footprint UNKNOWN = new Footprint(null, null);

  /** Of a strategy without a buffer. */
  static Footprint of(long parameters) {
    return new Footprint(parameters, 0L);
  }
}
