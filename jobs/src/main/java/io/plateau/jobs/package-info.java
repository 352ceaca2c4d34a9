/** The program, and the commands that have no room of their own; each is a main of its own too. */
@NullMarked
package io.plateau.jobs;

import org.jspecify.annotations.NullMarked;
