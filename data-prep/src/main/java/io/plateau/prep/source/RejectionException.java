package io.plateau.prep.source;

/** A sample that is set aside: thrown where it is found out, caught where its id is known. */
final class RejectionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RejectionException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The kind of failure, in capitals. */
  String reason() {
    return reason;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
