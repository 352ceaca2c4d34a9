package io.plateau.jobs.registry;

import java.io.IOException;

/** A registry cannot be used, or not in this way; the message says why, and what to do. */
public class RegistryException extends IOException {

  private static final long serialVersionUID = 1L;

  RegistryException(String message) {
    super(message);
  }

  RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
