package io.plateau.prep;

import java.io.IOException;

/** A preparation that cannot be done as asked; the message says why and how to mend it. */
public final class PrepareException extends IOException {
  private static final long serialVersionUID = 1L;

  public PrepareException(String message) {
    super(message);
  }
}
