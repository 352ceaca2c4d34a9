/**
 * The frozen towers as Spark ML transformers, under the parameter names of DJL's Spark extension.
 */
@NullMarked
package io.plateau.prep.ml;

import org.jspecify.annotations.NullMarked;
