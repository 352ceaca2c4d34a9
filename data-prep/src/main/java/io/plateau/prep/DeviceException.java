package io.plateau.prep;

import java.io.IOException;

/** A device that Spark gave to a task and that cannot be used; the message says what to set. */
public final class DeviceException extends IOException {
  private static final long serialVersionUID = 1L;

  DeviceException(String message) {
    super(message);
  }
}
