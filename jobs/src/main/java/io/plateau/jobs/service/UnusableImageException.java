package io.plateau.jobs.service;

/** An image that the model can make nothing of. */
final class UnusableImageException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableImageException(String message) {
    super(message);
  }
}
