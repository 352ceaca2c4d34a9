package io.plateau.continual.metric;

/**
 * A matrix from a file.
 *
 * @param matrix accuracies as fractions
 * @param unit what the file has them in
 */
public record ImportedMatrix(AccuracyMatrix matrix, AccuracyUnit unit) {}
