package io.plateau.continual.metric;

/** Why a formula has no value; it lets formulas read as they are printed. */
final class UndefinedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndefinedException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
