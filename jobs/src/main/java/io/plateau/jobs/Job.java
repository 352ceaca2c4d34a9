package io.plateau.jobs;

/**
 * What a command does once its arguments are read.
 *
 * @param <A> the arguments
 */
@FunctionalInterface
interface Job<A> {
  void run(A arguments) throws Exception;
}
