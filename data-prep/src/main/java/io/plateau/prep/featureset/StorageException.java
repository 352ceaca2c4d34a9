package io.plateau.prep.featureset;

import java.io.IOException;

/** A place that cannot be read or written at all; the message says why and how to mend it. */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1L;

  StorageException(String message) {
    super(message);
  }

  StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
