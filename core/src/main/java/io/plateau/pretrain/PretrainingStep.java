package io.plateau.pretrain;

import java.time.Duration;

/**
 * One optimiser step that is done.
 *
 * @param step its number, from 1
 * @param steps how many there will be
 * @param loss contrastive loss of its batch before the update, in nats
 * @param stepsPerSecond mean rate since the first step
 * @param left time that the remaining steps take at this rate
 */
public record PretrainingStep(
    int step, int steps, double loss, double stepsPerSecond, Duration left) {

  static PretrainingStep of(int step, int steps, double loss, Duration elapsed) {
    double rate = step / Math.max(elapsed.toNanos() / 1e9, 1e-9);
    Duration left = Duration.ofMillis(Math.round(1000 * (steps - step) / rate));
    return new PretrainingStep(step, steps, loss, rate, left);
  }
}
