/** What the parts of Plateau cost on the machine at hand, as commands that anyone can repeat. */
@NullMarked
package io.plateau.jobs.bench;

import org.jspecify.annotations.NullMarked;
