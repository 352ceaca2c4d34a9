package io.plateau.jobs.prediction;

import java.io.IOException;

/** Why images cannot be labelled. */
public final class PredictionException extends IOException {
  private static final long serialVersionUID = 1L;

  PredictionException(String message) {
    super(message);
  }
}
