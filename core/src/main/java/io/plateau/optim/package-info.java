/** Base optimisers and learning-rate schedules. */
@NullMarked
package io.plateau.optim;

import org.jspecify.annotations.NullMarked;
