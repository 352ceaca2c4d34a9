/** Where features lie: centres, Gaussians and mixtures, from sums over rows that lie anywhere. */
@NullMarked
package io.plateau.continual.density;

import org.jspecify.annotations.NullMarked;
