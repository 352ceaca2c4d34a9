package io.plateau.prep.featureset;

import java.io.IOException;

/** A feature set that cannot be used as it is; the message says why and how to mend it. */
public final class FeatureSetException extends IOException {
  private static final long serialVersionUID = 1L;

  public FeatureSetException(String message) {
    super(message);
  }

  FeatureSetException(String message, Throwable cause) {
    super(message, cause);
  }
}
