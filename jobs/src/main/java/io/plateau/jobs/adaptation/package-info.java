/** Learning from cached features: which rows, which learner, what is saved of it. */
@NullMarked
package io.plateau.jobs.adaptation;

import org.jspecify.annotations.NullMarked;
