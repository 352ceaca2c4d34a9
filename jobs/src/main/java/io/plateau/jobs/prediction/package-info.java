/** What images show, in batch: an artifact, images or features, and a table of predictions. */
@NullMarked
package io.plateau.jobs.prediction;

import org.jspecify.annotations.NullMarked;
