package io.plateau.continual.scenario;

import io.plateau.continual.metric.LabelSpace;

/** What a stream of tasks is about, and over which names its samples are scored. */
public enum Protocol {
  /** One label space that grows; scored over all classes seen. */
  CLASS_INCREMENTAL(LabelSpace.SEEN),
  /** Data sets in turn, each scored over its own classes (MTIL). Names may come in several. */
  TASK_INCREMENTAL(LabelSpace.OWN),
  /** Data sets in turn, scored over the names of all, as no task is known at test time (X-TAIL). */
  TASK_AGNOSTIC(LabelSpace.ALL),
  /** The same classes in every task; where the images come from changes. */
  DOMAIN_INCREMENTAL(LabelSpace.ALL);

  private final LabelSpace labelSpace;

  Protocol(LabelSpace labelSpace) {
    this.labelSpace = labelSpace;
  }

  /** Over which names samples of tasks are scored; those of held-out sets are over their own. */
  public LabelSpace labelSpace() {
    return labelSpace;
  }

  /** Whether a class belongs to one task only. */
  boolean hasDistinctClasses() {
    return this == CLASS_INCREMENTAL || this == TASK_AGNOSTIC;
  }
}
