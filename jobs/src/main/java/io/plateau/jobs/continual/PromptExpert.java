package io.plateau.jobs.continual;

import io.plateau.jobs.training.Help;
import io.plateau.sharpness.Parameters;
import java.io.IOException;

/** A prompt, learned from where all prompts start. */
record PromptExpert(PromptLearning learning) implements Expert {

  @Override
  public Parameters learn(StreamTask task) throws IOException {
    return learning.learn(learning.start(), task, task.ownRows(), Help.NONE);
  }

  @Override
  public StreamClassifier classifier(Parameters learned) {
    return learning.classifier(learned);
  }
}
