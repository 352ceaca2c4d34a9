package io.plateau.jobs.report;

/**
 * The question a report answers: how a method compares with another.
 *
 * @param subject name of the method in question
 * @param reference name of the method it is compared with
 */
public record Comparison(String subject, String reference) {

  public Comparison {
    if (subject.equals(reference)) {
      throw new IllegalArgumentException(
          "reference: " + reference + " (expected: another method than the subject)");
    }
  }
}
