package io.plateau.jobs.report;

/** Which gradient a constrained step followed. */
public enum UpdateBranch {
  CLEAN("clean gradient"),
  PROJECTED("projected"),
  SAM("SAM gradient");

  private final String title;

  UpdateBranch(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
