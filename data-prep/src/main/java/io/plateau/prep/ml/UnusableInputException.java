package io.plateau.prep.ml;

/** A value that no feature can be made of; the message says why. */
final class UnusableInputException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableInputException(String message) {
    super(message);
  }

  UnusableInputException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
