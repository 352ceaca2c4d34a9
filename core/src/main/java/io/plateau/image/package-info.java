/** Images on their way to the frozen tower: decoding, Pillow-exact resampling, preprocessing. */
@NullMarked
package io.plateau.image;

import org.jspecify.annotations.NullMarked;
