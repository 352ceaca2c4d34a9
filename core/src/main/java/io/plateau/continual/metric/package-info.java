/** The accuracy matrix of a stream of tasks, and the metrics that are derived from it. */
@NullMarked
package io.plateau.continual.metric;

import org.jspecify.annotations.NullMarked;
