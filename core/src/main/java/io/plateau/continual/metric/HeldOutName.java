package io.plateau.continual.metric;

/** How a column of a file says that it is a set which is never trained on. */
final class HeldOutName {

  private static final String PREFIX = "held-out:";

  private HeldOutName() {}

  static boolean isIn(String column) {
    return column.startsWith(PREFIX);
  }

  /** The name of a column, marked or not. */
  static String strip(String column) {
    return isIn(column) ? column.substring(PREFIX.length()).strip() : column;
  }

  static String mark(String name) {
    return PREFIX + name;
  }
}
