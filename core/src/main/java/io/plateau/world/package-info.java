/**
 * A world that Plateau draws itself: textured, coloured shapes with captions, and a shifted
 * few-shot task on attribute combinations that pre-training never saw.
 */
@NullMarked
package io.plateau.world;

import org.jspecify.annotations.NullMarked;
