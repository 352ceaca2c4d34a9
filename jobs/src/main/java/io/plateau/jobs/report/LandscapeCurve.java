package io.plateau.jobs.report;

import io.plateau.evaluation.LandscapeSlice;

/**
 * The loss around what a method learned.
 *
 * @param method method name
 * @param direction name of the direction, the same for all methods that share it
 * @param slice losses along the direction
 */
public record LandscapeCurve(String method, String direction, LandscapeSlice slice) {}
