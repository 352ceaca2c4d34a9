package io.plateau.tensor;

import java.io.IOException;

/** A file that is not whole or not in the safetensors format. */
public final class SafetensorsException extends IOException {
  private static final long serialVersionUID = 1L;

  public SafetensorsException(String message) {
    super(message);
  }
}
