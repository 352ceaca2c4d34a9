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
   * Sets how many threads one operation of the calling thread uses. Sums depend on it in their last
   * bits.
   *
   * <p>OpenMP keeps the number per thread: one that has computed before does not learn of a number
   * that another has set. So every thread that is to give the same bits has to ask for itself.
   *
   * @param threads 0 takes the engine's default, all cores
   */
  public static void threads(int threads) {
    int all = AllCores.THREADS; // read before anything else is set
    // When a thread first looks, it takes what any thread set last; so it has to look before it
    // asks.
    JniUtils.getNumThreads();
    JniUtils.setNumThreads(threads > 0 ? threads : all);
  }

  /** What the engine starts with. */
  private static final class AllCores {
    static final int THREADS;

    static {
      initialise();
      THREADS = JniUtils.getNumThreads();
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
