package io.plateau.jobs.command;

/**
 * What a command does once its arguments are read.
 *
 * @param <A> the arguments
 */
@FunctionalInterface
public interface Job<A> {
  void run(A arguments) throws Exception;
}
