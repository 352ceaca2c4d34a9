package io.plateau.continual.scenario;

import java.io.IOException;

/** Looks into feature sets. */
@FunctionalInterface
public interface FeatureSets {

  /**
   * What is known of one.
   *
   * @throws IOException if it cannot be opened
   */
  FeatureSetFacts at(String location) throws IOException;
}
