/** The workers of a run on Spark: who they are, how tasks reach them and how answers come back. */
@NullMarked
package io.plateau.jobs.cluster;

import org.jspecify.annotations.NullMarked;
