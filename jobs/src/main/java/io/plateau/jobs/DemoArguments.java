package io.plateau.jobs;

import io.plateau.jobs.contest.ExperimentSize;

/**
 * What {@code plateau demo} was asked for.
 *
 * @param out directory of the results and the report
 * @param size full sweeps the radius with three seeds, quick with one
 */
record DemoArguments(String out, ExperimentSize size) {}
