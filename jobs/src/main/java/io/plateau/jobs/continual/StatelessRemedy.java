package io.plateau.jobs.continual;

import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Parameters;
import java.io.IOException;

/** A remedy that needs to know no more of earlier tasks than the prompt that learned them. */
@FunctionalInterface
interface StatelessRemedy extends Remedy<KeptTensors> {

  /** See {@link Remedy#help}. */
  Help help(Parameters before, StreamTask task) throws IOException;

  @Override
  default KeptTensors start() {
    return KeptTensors.NONE;
  }

  @Override
  default Help help(KeptTensors state, Parameters before, StreamTask task) throws IOException {
    return help(before, task);
  }

  @Override
  default KeptTensors after(KeptTensors state, Parameters learned, StreamTask task) {
    return state;
  }

  @Override
  default KeptTensors encode(KeptTensors state) {
    return state;
  }

  @Override
  default KeptTensors decode(KeptTensors kept) {
    return kept;
  }
}
