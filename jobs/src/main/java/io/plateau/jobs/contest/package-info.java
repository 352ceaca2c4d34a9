/** Methods side by side: trials, contests and what they write. */
@NullMarked
package io.plateau.jobs.contest;

import org.jspecify.annotations.NullMarked;
