package io.plateau.jobs.report;

/**
 * What a generator does on some classes' real features.
 *
 * @param seed of its training
 * @param part base classes, which it was trained on, or new ones
 * @param reconstructionCosine of a feature and what is made of its posterior's mean
 * @param divergence mean KL of posterior and prior, nats a sample
 * @param realVariance mean trace of a class's covariance
 * @param syntheticVariance the same of synthetic features
 * @param probeAccuracy of a classifier that saw synthetic features alone, in [0, 1]
 */
public record GeneratorScore(
    long seed,
    Part part,
    double reconstructionCosine,
    double divergence,
    double realVariance,
    double syntheticVariance,
    double probeAccuracy) {}
