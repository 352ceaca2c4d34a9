package io.plateau.jobs.report;

/** The classes that a score is over. */
public enum Part {
  BASE("base", "Base"),
  NEW("new", "New"),
  ALL("all", "All classes"),
  /** Base classes against all names: S. */
  SEEN("seen", "S"),
  /** New classes against all names: U. */
  UNSEEN("unseen", "U"),
  /** The classes of another data set, after learning all of this one. */
  TARGET("target", "Other set");

  private final String key;
  private final String title;

  Part(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** Its name in {@code results.json}. */
  public String key() {
    return key;
  }

  /** Whether its accuracy is a mean over classes, as the generalised protocol has it. */
  boolean isGeneralised() {
    return this == SEEN || this == UNSEEN;
  }

  /** Its heading above a figure or a table of classes. */
  String heading() {
    return switch (this) {
      case ALL -> title;
      case BASE, NEW -> title + " classes";
      case SEEN -> "Base classes against all names";
      case UNSEEN -> "New classes against all names";
      case TARGET -> "Classes of another data set";
    };
  }

  /** Its name on the page. */
  String title() {
    return title;
  }
}
