/** What runs through streams of tasks came to, as one page and as files for other programs. */
@NullMarked
package io.plateau.jobs.dashboard;

import org.jspecify.annotations.NullMarked;
