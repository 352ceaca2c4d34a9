/** Learned versions that never change, and which of them is in use, on any file system. */
@NullMarked
package io.plateau.jobs.registry;

import org.jspecify.annotations.NullMarked;
