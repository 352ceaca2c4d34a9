/** How those who operate a run see it: numbers for a monitor, lines for a log. */
@NullMarked
package io.plateau.jobs.watch;

import org.jspecify.annotations.NullMarked;
