package io.plateau.jobs.retrain;

import java.util.Collection;

/** What results call feature sets. */
final class TaskNames {

  private TaskNames() {}

  /** The last part of a path, without the ending that prepare's examples have. */
  static String of(String features) {
    String path = features.replaceFirst("/+$", "");
    return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.features$", "");
  }

  /** The same, with a number where others are called so. */
  static String of(String features, Collection<String> taken) {
    return unused(of(features), taken);
  }

  /** A name, with a number where others are called so. */
  static String unused(String name, Collection<String> taken) {
    String unused = name;
    for (int number = 2; taken.contains(unused); number++) {
      unused = name + "-" + number;
    }
    return unused;
  }
}
