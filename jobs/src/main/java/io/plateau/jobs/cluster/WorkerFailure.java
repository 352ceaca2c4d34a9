package io.plateau.jobs.cluster;

import io.plateau.training.TrainingException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;

/** Says why the workers of a run gave no answer. */
final class WorkerFailure {

  private static final String SHUT_DOWN = "cancelled because SparkContext was shut down";

  private WorkerFailure() {}

  /** A job failed: a task did as often as Spark tries one. */
  static RuntimeException of(Throwable failure) {
    return of("go on training", failure);
  }

  /**
   * The same of another job than training.
   *
   * @param what it was to do
   */
  static RuntimeException of(String what, Throwable failure) {
    Throwable cause = failure;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = firstPart(String.valueOf(cause.getMessage()));
    if (message.endsWith(SHUT_DOWN)) {
      return stopped();
    }
    return new TrainingException(
        "Cannot %s: a worker failed as often as Spark tries a task, at last with: %s"
            .formatted(what, message.contains(" ") ? message : cause.toString()),
        failure);
  }

  /** The application ends while a run goes on, as after Ctrl-C. */
  static IllegalStateException stopped() {
    return new IllegalStateException("Training was " + SHUT_DOWN);
  }

  /** The driver's thread was told to end; the interrupt stays for those who called it. */
  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Cannot go on training: the run was interrupted.", e);
  }

  /**
   * Time is up.
   *
   * @param silent whose answer is missing
   */
  static TrainingException timeout(String silent, Duration timeout) {
    return new TrainingException(
        "Cannot go on training: no answer from %s within %s (worker-timeout). Look into the logs of the executors; raise worker-timeout if a step, or loading the model before the first one, takes longer."
            .formatted(silent, seconds(timeout)));
  }

  static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof ExecutionException || failure instanceof SparkException;
  }

  /** The message up to a stack trace that Spark pastes into it. */
  private static String firstPart(String message) {
    return message.split("\\R\\s+at |\\R+Driver stacktrace", 2)[0].strip();
  }
}
