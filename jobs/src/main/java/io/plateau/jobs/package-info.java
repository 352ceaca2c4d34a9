/** The commands, each a main of its own, and what they share: Spark, settings, progress. */
@NullMarked
package io.plateau.jobs;

import org.jspecify.annotations.NullMarked;
