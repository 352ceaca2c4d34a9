/** {@code plateau history}: what has been run, from the records that runs leave. */
@NullMarked
package io.plateau.jobs.history;

import org.jspecify.annotations.NullMarked;
