/** Learners that are solved, not trained: exact after every task from sums that add up. */
@NullMarked
package io.plateau.continual.closedform;

import org.jspecify.annotations.NullMarked;
