/** Continual learning on feature sets that lie on any file system. */
@NullMarked
package io.plateau.jobs.continual;

import org.jspecify.annotations.NullMarked;
