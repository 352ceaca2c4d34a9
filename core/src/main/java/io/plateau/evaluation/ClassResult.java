package io.plateau.evaluation;

/**
 * One class of an evaluation.
 *
 * @param name class name
 * @param rows number of rows of the class
 * @param accuracy correct rows over its rows, in [0, 1]
 * @param f1 harmonic mean of precision and recall, in [0, 1]
 */
public record ClassResult(String name, int rows, Metric accuracy, Metric f1) {}
