package io.plateau.jobs.training;

import io.plateau.clip.FrozenClip;
import io.plateau.clip.Precision;
import io.plateau.feature.Batch;
import io.plateau.jobs.cluster.WorkerSource;
import io.plateau.prep.DeviceException;
import io.plateau.prep.FrozenModels;
import io.plateau.training.BatchSource;
import io.plateau.training.Worker;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A run as executors see it; broadcast once.
 *
 * @param run tells runs apart, so that an executor keeps the worker of the current one
 * @param model location of the frozen model, as executors reach it
 * @param modelDigest what that model has to be
 * @param training real rows
 * @param batches what steps compute with
 * @param threads of PyTorch in every task; 0 takes its default, all cores
 * @param precision what the text tower's matrices are held in
 */
record WorkerRecipe(
    String run,
    String model,
    String modelDigest,
    PromptRecipe prompt,
    Batch training,
    BatchSource batches,
    int threads,
    Precision precision)
    implements WorkerSource {

  private static final String REMEDY =
      "Put the same files at the same absolute path on every machine, or on a shared file system.";

  @Override
  public Worker worker(Configuration configuration) throws IOException {
    FrozenClip clip = clip(configuration);
    return new Worker(prompt.objective(clip), training, batches, prompt.shards(clip));
  }

  private FrozenClip clip(Configuration configuration) throws IOException {
    FrozenClip clip;
    try {
      clip = FrozenModels.clip(model, configuration, precision);
    } catch (DeviceException e) {
      throw e; // it says all there is to say, and the model is not at fault
    } catch (IOException e) {
      throw new IOException(
          "Cannot train on this executor: it does not see the model that the driver found at %s (%s). %s"
              .formatted(model, e.getMessage(), REMEDY),
          e);
    }
    if (!clip.digest().equals(modelDigest)) {
      throw new IOException(
          "Cannot train on this executor: the model at %s has SHA-256 %s (expected: %s, the driver's). %s"
              .formatted(model, clip.digest(), modelDigest, REMEDY));
    }
    return clip;
  }
}
