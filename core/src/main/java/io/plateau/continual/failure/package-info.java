/**
 * The three ways in which a vision-language model fails at learning task after task, as numbers:
 * cross-modal drift, parameter interference, zero-shot erosion.
 */
@NullMarked
package io.plateau.continual.failure;

import org.jspecify.annotations.NullMarked;
