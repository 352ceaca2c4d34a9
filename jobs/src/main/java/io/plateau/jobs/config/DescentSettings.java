package io.plateau.jobs.config;

import io.plateau.steering.SteeringSettings;

/**
 * How a gradient becomes a step of attention steering, and how many there are: stochastic gradient
 * descent with a warm-up by epochs, then half a cosine.
 *
 * @param lr learning rate after the warm-up
 * @param momentum decay of the velocity
 * @param weightDecay factor of the parameters that is added to their gradient
 * @param batchSize images of a step
 * @param epochs passes over the images
 * @param warmup epochs over which the learning rate rises
 * @param seed of the draw of shots, the first parameters and the order of images
 */
public record DescentSettings(
    double lr,
    double momentum,
    double weightDecay,
    BatchSize batchSize,
    int epochs,
    int warmup,
    long seed) {

  public DescentSettings {
    new Checks()
        .positive("lr", lr)
        .decay("momentum", momentum)
        .that(
            Double.isFinite(weightDecay) && weightDecay >= 0,
            "weight-decay",
            weightDecay,
            "a finite number >= 0")
        .atLeast(1, "epochs", epochs)
        .that(
            warmup >= 0 && warmup < Math.max(1, epochs),
            "warmup",
            warmup,
            "a whole number >= 0 and less than epochs, which is " + epochs)
        .atLeast(0, "seed", seed)
        .verify();
  }

  /** The paper's. */
  public static DescentSettings defaults() {
    SteeringSettings published = SteeringSettings.published();
    return new DescentSettings(
        published.learningRate(),
        published.momentum(),
        published.weightDecay(),
        new BatchSize(published.batchSize()),
        published.epochs(),
        published.warmup(),
        published.seed());
  }

  /** The same for the training itself. */
  public SteeringSettings steering() {
    return new SteeringSettings(lr, momentum, weightDecay, batchSize.rows(), epochs, warmup, seed);
  }
}
