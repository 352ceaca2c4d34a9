/** CLIP as DJL knows models: for code that is written against its predictors and translators. */
@NullMarked
package io.plateau.clip.djl;

import org.jspecify.annotations.NullMarked;
