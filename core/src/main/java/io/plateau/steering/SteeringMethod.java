package io.plateau.steering;

import java.util.Locale;

/** What of the feedback is learned. */
public enum SteeringMethod {
  /** Every A_l and B_l, and xi; P stays the identity. */
  TOAST,
  /** Updates of low rank to A_l and B_l, which stay as they were before; xi; P. */
  TOAST_LITE;

  /** As settings call it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
