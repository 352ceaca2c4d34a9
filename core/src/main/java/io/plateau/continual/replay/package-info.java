/** What is kept or made of earlier tasks: buffers that merge, and densities to draw from. */
@NullMarked
package io.plateau.continual.replay;

import org.jspecify.annotations.NullMarked;
