package io.plateau.jobs.config;

import java.util.List;

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
  private static final List<String> METHODS = List.of("erm", "sam", "gcscoop");

  public UpdateSettings {
    new Checks()
        .oneOf(METHODS, "method", method)
        .that(Double.isFinite(rho) && rho >= 0, "rho", rho, "a finite number >= 0")
        .within(-1, 1, "low", low)
        .within(-1, 1, "up", up)
        .that(!(low >= up), "low", low, "below up, which is " + up)
        .verify();
  }

  /** GCSCoOp as its authors ran it. */
  public static UpdateSettings defaults() {
    return new UpdateSettings("gcscoop", 0.1, 0.5, 0.8);
  }
}
