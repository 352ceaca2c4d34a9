/** From a source to a feature set: the Spark job that decodes, preprocesses and encodes. */
@NullMarked
package io.plateau.prep;

import org.jspecify.annotations.NullMarked;
