/** Learners on cached image features, closed forms included. */
@NullMarked
package io.plateau.adapter;

import org.jspecify.annotations.NullMarked;
