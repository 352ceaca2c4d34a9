/** Scoring, metrics, calibration, protocols and the shape of the loss around what was learned. */
@NullMarked
package io.plateau.evaluation;

import org.jspecify.annotations.NullMarked;
