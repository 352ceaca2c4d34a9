/** Scoring prompts on the rows of a feature set. */
@NullMarked
package io.plateau.jobs.evaluation;

import org.jspecify.annotations.NullMarked;
