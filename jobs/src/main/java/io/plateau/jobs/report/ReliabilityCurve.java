package io.plateau.jobs.report;

import io.plateau.evaluation.Calibration;

/**
 * How well a method's confidence is calibrated.
 *
 * @param method method name
 * @param part the classes it was measured on
 * @param calibration its error and bins
 */
public record ReliabilityCurve(String method, Part part, Calibration calibration) {}
