/** Cached features of frozen towers: rows in memory, batches, few-shot selection. */
@NullMarked
package io.plateau.feature;

import org.jspecify.annotations.NullMarked;
