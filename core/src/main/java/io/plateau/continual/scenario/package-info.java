/** Streams of tasks: what is learned in which order, and over which class names it is scored. */
@NullMarked
package io.plateau.continual.scenario;

import org.jspecify.annotations.NullMarked;
