package io.plateau.jobs.continual;

import com.google.gson.JsonObject;
import io.plateau.continual.failure.Displacement;
import io.plateau.continual.failure.GradientConflict;
import io.plateau.continual.replay.ReservoirBuffer;
import io.plateau.continual.replay.Sample;
import io.plateau.feature.FeatureTable;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How tasks pull the parameters that they share: of every task so far, the gradient of the
 * cross-entropy of a few of its training rows, always the same ones, over its own classes.
 *
 * @param seed of the draw of rows
 */
record StreamInterference(PromptLearning learning, StreamData data, long seed) {

  private static final int ROWS = 64;

  /**
   * After a task.
   *
   * @param number from 1
   * @param learned the shared parameters now
   * @param before the same before this task
   */
  JsonObject after(int number, Parameters learned, Parameters before) throws IOException {
    List<float[]> gradients = new ArrayList<>();
    for (int task = 1; task <= number; task++) {
      gradients.add(gradient(new StreamTask(task, data), learned));
    }
    float[] now = flat(learned);
    return FailureJson.interference(
        GradientConflict.of(gradients),
        Displacement.of(flat(before), now),
        Displacement.of(flat(learning.start()), now));
  }

  private float[] gradient(StreamTask task, Parameters learned) throws IOException {
    FeatureTable own = task.ownRows();
    List<Sample> drawn = ReservoirBuffer.empty(ROWS, seed).with(Sample.of(own)).samples();
    try (Objective crossEntropy = learning.crossEntropy(task.task().classNames())) {
      return flat(
          crossEntropy.gradient(learned, Sample.batch(drawn, own.batch().width())).values());
    }
  }

  /** All tensors, one after the other. */
  private static float[] flat(Parameters parameters) {
    float[] flat = new float[Math.toIntExact(parameters.size())];
    int at = 0;
    for (HostTensor tensor : parameters.tensors().values()) {
      System.arraycopy(tensor.values(), 0, flat, at, tensor.values().length);
      at += tensor.values().length;
    }
    return flat;
  }
}
