package io.plateau.jobs.config;

import java.util.Optional;

/**
 * Numbers of the remedies that keep one prompt from forgetting.
 *
 * @param buffer {@code replay}, {@code der++}, {@code a-gem}: which samples are kept
 * @param bufferSize the same: how many samples are kept
 * @param derAlpha {@code der++}: weight of the squared difference from stored logits
 * @param derBeta {@code der++}: weight of the cross-entropy of stored rows
 * @param reference {@code distill}: the feature set of reference images, whose class names are the
 *     captions; {@code own} for every task's own
 * @param generator {@code ship-replay}: directory of a fitted generator; {@code none} for the
 *     others
 * @param distillWeight {@code distill}: weight of the distillation
 * @param modXAlpha {@code mod-x}: weight of the divergence
 * @param ewcLambda {@code ewc}: strength of the penalty
 * @param ewcGamma {@code ewc}: what is left of earlier tasks' Fisher information with each task
 * @param averageEvery {@code averaging}: steps from one point of the mean to the next
 */
public record RemedySettings(
    BufferKind buffer,
    int bufferSize,
    double derAlpha,
    double derBeta,
    String reference,
    String generator,
    double distillWeight,
    double modXAlpha,
    double ewcLambda,
    double ewcGamma,
    int averageEvery) {

  public static final String OWN_REFERENCE = "own";
  public static final String NO_GENERATOR = "none";

  public RemedySettings {
    new Checks()
        .atLeast(1, "buffer-size", bufferSize)
        .positive("der-alpha", derAlpha)
        .positive("der-beta", derBeta)
        .notBlank("reference", reference)
        .notBlank("generator", generator)
        .positive("distill-weight", distillWeight)
        .positive("mod-x-alpha", modXAlpha)
        .positive("ewc-lambda", ewcLambda)
        .within(0, 1, "ewc-gamma", ewcGamma)
        .atLeast(1, "average-every", averageEvery)
        .verify();
  }

  /** The published numbers, where methods have some that do not depend on the data. */
  public static RemedySettings defaults() {
    return new RemedySettings(
        BufferKind.CLASS_BALANCED, 500, 0.1, 0.5, OWN_REFERENCE, NO_GENERATOR, 1, 20, 10, 1, 100);
  }

  /** The feature set of reference images, where it is not every task's own. */
  public Optional<String> referenceSet() {
    return Optional.of(reference).filter(location -> !location.equals(OWN_REFERENCE));
  }

  /** The directory of a generator, where there is one. */
  public Optional<String> generatorDirectory() {
    return Optional.of(generator).filter(location -> !location.equals(NO_GENERATOR));
  }
}
