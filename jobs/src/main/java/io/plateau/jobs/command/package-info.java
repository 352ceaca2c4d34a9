/** What all commands have in common: arguments, exit codes, Spark sessions. */
@NullMarked
package io.plateau.jobs.command;

import org.jspecify.annotations.NullMarked;
