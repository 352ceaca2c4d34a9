/**
 * Attention steering: a frozen image tower runs a second time, with feedback from what it saw the
 * first time.
 *
 * <p>Source: Shi et al., TOAST: Transfer Learning via Attention Steering, arXiv 2305.15542.
 */
@NullMarked
package io.plateau.steering;

import org.jspecify.annotations.NullMarked;
