/** Learning one category set more, and deciding whether what came of it is put into use. */
@NullMarked
package io.plateau.jobs.retrain;

import org.jspecify.annotations.NullMarked;
