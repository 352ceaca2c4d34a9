package io.plateau.jobs.report;

import io.plateau.evaluation.Sharpness;

/**
 * How sharp the minimum is that a method found.
 *
 * @param method method name
 * @param sharpness rises of the loss at a distance
 */
public record MethodSharpness(String method, Sharpness sharpness) {}
