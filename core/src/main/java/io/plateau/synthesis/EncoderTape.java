package io.plateau.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.prompt.PromptEncoder;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.sharpness.Tape;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.function.BiFunction;

/** A tape over prompts of one batch. Their encoder's arrays are read again on the way back. */
record EncoderTape(Tape tape, PromptEncoder encoder) implements Pullback {

  /**
   * Evaluates a function.
   *
   * @param encoder closed with the tape
   */
  static EncoderTape record(
      NDManager manager,
      PromptEncoder encoder,
      Parameters v,
      BiFunction<Map<String, NDArray>, PromptEncoder, NDArray> function) {
    try {
      return new EncoderTape(
          Tape.record(manager, v, arrays -> function.apply(arrays, encoder)), encoder);
    } catch (RuntimeException | Error e) {
      encoder.close();
      throw e;
    }
  }

  @Override
  public HostTensor output() {
    return tape.output();
  }

  @Override
  public Parameters pull(HostTensor cotangent) {
    return tape.pull(cotangent);
  }

  @Override
  public void close() {
    tape.close();
    encoder.close();
  }
}
