/** What every run keeps: its directory, its checkpoints, its record, its progress. */
@NullMarked
package io.plateau.jobs.run;

import org.jspecify.annotations.NullMarked;
