/** What a directory holds, and whether it is whole. */
@NullMarked
package io.plateau.jobs.inspection;

import org.jspecify.annotations.NullMarked;
