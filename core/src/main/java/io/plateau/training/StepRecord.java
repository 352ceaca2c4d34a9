package io.plateau.training;

import io.plateau.sharpness.Branch;

/**
 * What happened in a step.
 *
 * @param loss training loss of the batch at v
 * @param perturbedLoss the same at the perturbed point
 * @param cleanNorm |y|
 * @param perturbedNorm |x|
 * @param cosine of y and x; 1 where nothing was perturbed, 0 where one of them is zero
 * @param branch the constraint's choice, the most cautious one where there are several tensors
 */
public record StepRecord(
    long step,
    int epoch,
    float learningRate,
    float loss,
    float perturbedLoss,
    float cleanNorm,
    float perturbedNorm,
    float cosine,
    Branch branch) {}
