package io.plateau.jobs.dashboard;

import io.plateau.jobs.continual.SavedStream;

/**
 * A run that was found in a directory.
 *
 * @param order what its sweep calls the stream; empty of a run by itself
 * @param directory where it lies
 * @param saved what it has saved
 */
record FoundRun(String order, String directory, SavedStream saved) {}
