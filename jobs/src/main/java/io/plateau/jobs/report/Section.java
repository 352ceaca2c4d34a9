package io.plateau.jobs.report;

/** A chapter of the page. */
interface Section {

  /** Its anchor. */
  String id();

  String title();

  /** Whether there is something to show; the section is left out otherwise. */
  boolean appliesTo(ReportData data);

  void write(Page page, ReportData data);
}
