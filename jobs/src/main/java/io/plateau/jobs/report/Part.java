package io.plateau.jobs.report;

/** The classes that a score is over. */
public enum Part {
  BASE("base", "Base"),
  NEW("new", "New"),
  ALL("all", "All classes");

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

  /** Its name on the page. */
  String title() {
    return title;
  }
}
