package io.plateau.clip;

import ai.djl.engine.Engine;

/** The PyTorch engine, started once per JVM with nothing fetched and nothing reported home. */
public final class Torch {

  public static final String ENGINE = "PyTorch";

  private Torch() {}

  /** Starts the engine; later calls do nothing. */
  public static void initialise() {
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    Engine.getEngine(ENGINE);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
