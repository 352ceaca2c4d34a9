package io.plateau.continual.metric;

/**
 * Which class names a test sample is scored over. The same metric means another thing over each.
 */
public enum LabelSpace {
  /** Those of its own task, which is known at test time (task-incremental, MTIL). */
  OWN("each task over its own classes"),
  /** Those of all tasks so far (class-incremental). */
  SEEN("over all classes seen so far"),
  /** Those of the whole stream, seen or not (task-agnostic, X-TAIL). */
  ALL("over the classes of all tasks");

  private final String description;

  LabelSpace(String description) {
    this.description = description;
  }

  /** It in a few words, for reports. */
  public String description() {
    return description;
  }
}
