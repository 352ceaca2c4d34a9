/**
 * Sharpness-aware updates: perturbations that executors take, constraints that the driver applies.
 */
@NullMarked
package io.plateau.sharpness;

import org.jspecify.annotations.NullMarked;
