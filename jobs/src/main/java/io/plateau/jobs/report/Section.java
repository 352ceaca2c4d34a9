package io.plateau.jobs.report;

/**
 * A chapter of a page.
 *
 * @param <D> what the page shows
 */
public interface Section<D> {

  /** Its anchor. */
  String id();

  String title();

  /** Whether there is something to show; the section is left out otherwise. */
  boolean appliesTo(D data);

  void write(Page page, D data);
}
