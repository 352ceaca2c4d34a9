/** The result of a run as a page for people and as JSON for programs. */
@NullMarked
package io.plateau.jobs.report;

import org.jspecify.annotations.NullMarked;
