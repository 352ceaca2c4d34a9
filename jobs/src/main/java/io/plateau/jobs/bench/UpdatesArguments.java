package io.plateau.jobs.bench;

import io.plateau.jobs.config.UpdateMethod;
import java.util.List;

/**
 * What {@code plateau bench updates} was asked for.
 *
 * @param methods in the order of the table; {@code erm} is measured in any case
 * @param classes number of classes
 * @param rounds in which every method takes its turn
 * @param threads of PyTorch
 */
record UpdatesArguments(
    Names names, List<UpdateMethod> methods, int classes, int rounds, int threads) {

  public UpdatesArguments {
    methods = List.copyOf(methods);
    Positive.require("--classes", classes);
    Positive.require("--rounds", rounds);
    Positive.require("--threads", threads);
  }
}
