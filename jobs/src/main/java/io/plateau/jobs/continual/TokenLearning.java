package io.plateau.jobs.continual;

import io.plateau.adapter.ClassTexts;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.Help;
import io.plateau.prompt.ContextInit;
import io.plateau.prompt.ContextLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains a token for each of some classes, which stands before the name of its class. */
final class TokenLearning {

  private static final String[] TOKENS = {
    "learner=coop", "context-length=1", "context-per-class=true", "class-position=end"
  };

  private final FrozenClip clip;
  private final PromptLearning fitting;
  private final PromptLearning aligning;

  /**
   * @param learning how prompts are trained: tokens are fitted as they are, and aligned by plain
   *     gradient descent at rate 0.05 in batches of 128, as published, under the same update rule
   * @param alignEpochs passes over the features that tokens are aligned on
   */
  TokenLearning(PromptLearning learning, int alignEpochs) {
    clip = learning.clip();
    fitting = learning.with(TOKENS);
    aligning =
        fitting
            .phase(StreamDirectory.ALIGNMENT)
            .with(
                "optimiser=sgd",
                "lr=0.05",
                "momentum=0",
                "weight-decay=0",
                "schedule=constant",
                "batch-size=128",
                "steps=0",
                "epochs=" + alignEpochs);
  }

  /** Length of a token. */
  int width() {
    return clip.config().text().transformer().width();
  }

  /**
   * Tokens, and after them those that further classes start from: N(0, 0.02), a function of the
   * seed and the place of the class.
   *
   * @param tokens {@code [classes, width]}
   * @param classes how many there are to be
   */
  HostTensor extended(HostTensor tokens, int classes, long seed) {
    float[] values = new ContextInit.Noise(classes, seed).vectors(clip).values().clone();
    System.arraycopy(tokens.values(), 0, values, 0, tokens.values().length);
    return new HostTensor(new long[] {classes, width()}, values);
  }

  /**
   * Learns from the rows of a task.
   *
   * @param from {@code [classes, width]}, of the classes that rows are labelled by
   */
  HostTensor fit(HostTensor from, StreamTask task, FeatureTable rows, Help help)
      throws IOException {
    return tokens(fitting.learn(context(from), task, rows, help));
  }

  /**
   * Learns from drawn rows.
   *
   * @param from {@code [classes, width]}, of the last of the classes that rows are labelled by
   * @param help with the texts of the others
   */
  HostTensor align(HostTensor from, StreamTask task, FeatureTable rows, Help help)
      throws IOException {
    return tokens(aligning.learn(context(from), task, rows, help));
  }

  /** The text features of classes. */
  ClassTexts texts(List<String> classNames, HostTensor tokens) {
    return fitting.texts(context(tokens), classNames);
  }

  private static Parameters context(HostTensor tokens) {
    long[] shape = {tokens.shape()[0], 1, tokens.shape()[1]};
    return new Parameters(
        new TreeMap<>(Map.of(ContextLearner.CONTEXT, new HostTensor(shape, tokens.values()))));
  }

  private static HostTensor tokens(Parameters learned) {
    HostTensor context = learned.get(ContextLearner.CONTEXT);
    long[] shape = {context.shape()[0], context.shape()[2]};
    return new HostTensor(shape, Arrays.copyOf(context.values(), context.values().length));
  }
}
