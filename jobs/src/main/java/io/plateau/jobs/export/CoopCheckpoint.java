package io.plateau.jobs.export;

import io.plateau.artifact.PromptArtifact;
import io.plateau.prompt.ContextLearner;
import io.plateau.tensor.HostTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A prompt as the file that CoOp's trainers load (github.com/KaiyangZhou/CoOp, {@code load_model}):
 * the state of its prompt learner. The vectors of start-of-text and of the classes' names, which
 * they keep beside the context, are left out: they make them anew, and drop those of a file.
 *
 * @param state tensors by CoOp's names
 * @param epoch what the file is called after, and what {@code --load-epoch} names
 */
record CoopCheckpoint(Map<String, HostTensor> state, int epoch) {

  private static final String CONTEXT = "ctx";

  static CoopCheckpoint of(PromptArtifact prompt) {
    Map<String, HostTensor> state = new LinkedHashMap<>();
    state.put(CONTEXT, prompt.context());
    // The meta-net has CoOp's names already.
    prompt
        .learned()
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (!name.equals(ContextLearner.CONTEXT)) {
                state.put(name, tensor);
              }
            });
    return new CoopCheckpoint(
        state, Integer.parseInt(prompt.config().settings().getOrDefault("epochs", "1")));
  }

  String path() {
    return "prompt_learner/model.pth.tar-" + epoch;
  }

  byte[] bytes() {
    return TorchFile.of(state, epoch);
  }
}
