package io.plateau.jobs;

import java.util.List;

/**
 * What {@code plateau dashboard} was asked for.
 *
 * @param runs directories of runs and sweeps
 * @param out directory of the page
 */
record DashboardArguments(List<String> runs, String out) {

  DashboardArguments {
    runs = List.copyOf(runs);
  }
}
