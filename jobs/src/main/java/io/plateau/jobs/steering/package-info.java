/** Attention steering on Spark: {@code plateau train --set method=toast}. */
@NullMarked
package io.plateau.jobs.steering;

import org.jspecify.annotations.NullMarked;
