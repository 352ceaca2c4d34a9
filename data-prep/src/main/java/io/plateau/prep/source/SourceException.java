package io.plateau.prep.source;

import java.io.IOException;

/** A source that cannot be prepared; the message says why and how to mend it. */
public final class SourceException extends IOException {
  private static final long serialVersionUID = 1L;

  public SourceException(String message) {
    super(message);
  }
}
