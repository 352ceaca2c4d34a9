package io.plateau.jobs.config;

import io.plateau.sharpness.UpdateRule;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Which gradient a training step follows.
 *
 * @param method {@code erm}, {@code sam} or {@code gcscoop}
 * @param rho radius of the perturbation; {@code erm} takes none and ignores it
 * @param low cosine of the clean and the SAM gradient up to which {@code gcscoop} takes the clean
 *     one; at 0 or less it never does
 * @param up cosine from which {@code gcscoop} takes the SAM gradient
 */
public record UpdateSettings(String method, double rho, double low, double up) {
  private static final SortedMap<String, Function<UpdateSettings, UpdateRule>> METHODS =
      new TreeMap<>(
          Map.of(
              "erm", settings -> UpdateRule.erm(),
              "sam", settings -> UpdateRule.sam(settings.rho),
              "gcscoop", settings -> UpdateRule.gcscoop(settings.rho, settings.low, settings.up)));

  public UpdateSettings {
    new Checks()
        .oneOf(METHODS.keySet(), "method", method)
        .that(Double.isFinite(rho) && rho >= 0, "rho", rho, "a finite number >= 0")
        .within(-1, 1, "low", low)
        .within(-1, 1, "up", up)
        .that(!(low > up), "low", low, "at most up, which is " + up)
        .verify();
  }

  /** GCSCoOp as its authors ran it. */
  public static UpdateSettings defaults() {
    return new UpdateSettings("gcscoop", 0.1, 0.5, 0.8);
  }

  /** The rule of the method. */
  public UpdateRule rule() {
    return METHODS.get(method).apply(this);
  }
}
