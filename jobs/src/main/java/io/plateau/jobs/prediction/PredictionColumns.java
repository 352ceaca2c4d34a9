package io.plateau.jobs.prediction;

import java.util.ArrayList;
import java.util.List;

/** The names of the columns of predictions. */
final class PredictionColumns {

  static final String ID = "id";
  static final String URI = "uri";
  static final String ABSTAINED = "abstained";

  private PredictionColumns() {}

  /** The class at a place, from 1. */
  static String className(int place) {
    return "class_" + place;
  }

  /** How probable it is. */
  static String probability(int place) {
    return "probability_" + place;
  }

  /** All of them, in order. */
  static List<String> of(int named) {
    List<String> columns = new ArrayList<>(List.of(ID, URI, ABSTAINED));
    for (int place = 1; place <= named; place++) {
      columns.add(className(place));
      columns.add(probability(place));
    }
    return columns;
  }
}
