package io.plateau.clip;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;

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

  /**
   * Sets how many threads one operation uses. Sums depend on it in their last bits.
   *
   * @param threads 0 leaves the engine's default, all cores
   */
  public static void threads(int threads) {
    if (threads > 0) {
      JniUtils.setNumThreads(threads);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
