package io.plateau.jobs.config;

import io.plateau.clip.Precision;

/**
 * How long a run is, where it starts and how it uses the machine.
 *
 * @param epochs passes over the training rows
 * @param steps training steps; 0 trains for {@code epochs}
 * @param seed of the draw of shots, the order of rows and random contexts
 * @param threads threads of one executor; 0 takes all its cores
 * @param precision what the text tower's matrices are held in while it trains; what is learned, and
 *     the features that are saved, are float32
 * @param parts parts of a batch that are computed apart; 0 makes one for each executor
 * @param checkpointEvery steps between two checkpoints; 0 saves at the end only
 */
public record RunSettings(
    int epochs,
    long steps,
    long seed,
    int threads,
    Precision precision,
    int parts,
    long checkpointEvery) {

  public RunSettings {
    new Checks()
        .atLeast(1, "epochs", epochs)
        .atLeast(0, "steps", steps)
        .atLeast(0, "seed", seed)
        .atLeast(0, "threads", threads)
        .atLeast(0, "parts", parts)
        .atLeast(0, "checkpoint-every", checkpointEvery)
        .verify();
  }

  /** Fifty epochs of seed 1 on the whole machine. */
  public static RunSettings defaults() {
    return new RunSettings(50, 0, 1, 0, Precision.FP32, 0, 100);
  }

  /** The length of the run when one epoch takes {@code stepsPerEpoch} steps. */
  public long totalSteps(long stepsPerEpoch) {
    return steps > 0 ? steps : Math.multiplyExact(epochs, stepsPerEpoch);
  }
}
