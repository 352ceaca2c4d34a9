/** Generators of synthetic features on Spark: fitting them, and what they turn out to be like. */
@NullMarked
package io.plateau.jobs.synthesis;

import org.jspecify.annotations.NullMarked;
