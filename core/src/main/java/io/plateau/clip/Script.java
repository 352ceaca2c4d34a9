package io.plateau.clip;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Functions of PyTorch that DJL has no method for, as TorchScript; differentiable. Written by
 * {@code core/src/main/torchscript/functions.py}.
 */
final class Script {

  /**
   * {@code x * sigmoid(x)} in one pass over memory each way, with x alone kept for the way back.
   */
  static final Script SILU = new Script("silu.pt");

  /** Rounds to bfloat16, which DJL's own conversion ends the process at. */
  static final Script BFLOAT16 = new Script("bfloat16.pt");

  private final String file;
  private @Nullable PtSymbolBlock function;

  private Script(String file) {
    this.file = file;
  }

  NDArray apply(NDArray x) {
    return IValueUtils.forward(function(), new NDList(x), true).singletonOrThrow();
  }

  private synchronized PtSymbolBlock function() {
    if (function == null) {
      function = load();
    }
    return function;
  }

  private PtSymbolBlock load() {
    Torch.initialise();
    // It has no weights, so it runs wherever its argument is, and stays as long as the JVM.
    NDManager manager = NDManager.newBaseManager(Device.cpu(), Torch.ENGINE);
    try (InputStream in = Script.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            "Cannot find %s on the classpath. Use the jar as it was built.".formatted(file));
      }
      return JniUtils.loadModule((PtNDManager) manager, in, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
