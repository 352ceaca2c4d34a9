package io.plateau.clip;

import java.io.IOException;

/** A model directory that cannot be used as it is; the message says why and how to mend it. */
public final class ModelException extends IOException {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    super(message);
  }

  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
