/** {@code plateau export}: what was learned, in the files of other programs. */
@NullMarked
package io.plateau.jobs.export;

import org.jspecify.annotations.NullMarked;
