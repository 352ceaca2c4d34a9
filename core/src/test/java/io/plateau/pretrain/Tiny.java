package io.plateau.pretrain;

/** The smallest model that learns something. */
final class Tiny {

  static final Architecture ARCHITECTURE = new Architecture(16, 2, 1, 1, 8, 8, 24);

  static final PretrainingSettings SETTINGS =
      PretrainingSettings.ofDefault()
          .withArchitecture(ARCHITECTURE)
          .withBatchSize(32)
          .withImages(64)
          .withSteps(30);

  private Tiny() {}
}
