package io.plateau.continual.remedy;

import io.plateau.feature.Batch;
import io.plateau.prompt.PromptLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.tensor.HostTensor;

/** Text features that are learned as they are: {@code T(v) = v}. */
record Texts() implements PromptLearner {

  private static final String NAME = "texts";

  static Parameters of(HostTensor texts) {
    return Parameters.of(NAME, texts);
  }

  static float[] values(Parameters parameters) {
    return parameters.get(NAME).values();
  }

  @Override
  public Pullback features(Parameters v, Batch batch) {
    return new Pullback() {
      @Override
      public HostTensor output() {
        return v.get(NAME);
      }

      @Override
      public Parameters pull(HostTensor cotangent) {
        return of(cotangent);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
