/** The training loop, and how it sees a cluster: one gradient exchange per step. */
@NullMarked
package io.plateau.training;

import org.jspecify.annotations.NullMarked;
