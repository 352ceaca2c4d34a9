/** {@code plateau registry}. */
@NullMarked
package io.plateau.jobs.registry.command;

import org.jspecify.annotations.NullMarked;
