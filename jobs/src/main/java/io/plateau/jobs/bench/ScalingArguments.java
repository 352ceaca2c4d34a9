package io.plateau.jobs.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code plateau bench scaling} was asked for.
 *
 * @param classes number of classes
 * @param workers that are held against one
 * @param batch rows of a step: in all where classes are shared, per worker where the batch is
 * @param repetitions timed steps in a round
 * @param rounds in which one worker and all of them take turns
 * @param threads of PyTorch on a worker
 */
record ScalingArguments(
    Names names, int classes, int workers, int batch, int repetitions, int rounds, int threads) {

  public ScalingArguments {
    Positive.require("--classes", classes);
    if (workers < 2) {
      throw new IllegalArgumentException("--workers: " + workers + " (expected: >= 2)");
    }
    Positive.require("--batch", batch);
    Positive.require("--repetitions", repetitions);
    Positive.require("--rounds", rounds);
    Positive.require("--threads", threads);
  }

  /** The same as options. */
  public List<String> options() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--classes=" + classes,
                "--workers=" + workers,
                "--batch=" + batch,
                "--repetitions=" + repetitions,
                "--rounds=" + rounds,
                "--threads=" + threads));
    if (!names.file().isEmpty()) {
      options.addAll(List.of("--names=" + names.file(), "--tokenizer=" + names.tokenizer()));
    }
    return options;
  }
}
