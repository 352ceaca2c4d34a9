package io.plateau.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a command failed. */
final class Failure {

  private Failure() {}

  /**
   * The message of the first cause, which Spark and others wrap in their own.
   *
   * @return it alone where it was written for people, else with the kind of failure before it
   */
  static String sentence(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !speaks(cause)) {
      cause = cause.getCause();
    }
    String message = firstPart(cause.getMessage());
    return speaks(cause)
        ? message
        : "Unexpected %s: %s. Run again with --verbose to see where."
            .formatted(cause.getClass().getSimpleName(), message);
  }

  /** Whether the message is one of our own kinds of failure: a sentence, not a bare fact. */
  private static boolean speaks(Throwable failure) {
    boolean kind =
        failure instanceof IllegalArgumentException
            || failure instanceof IllegalStateException
            || failure instanceof IOException
            || failure instanceof UncheckedIOException;
    return kind && failure.getMessage() != null && failure.getMessage().contains(" ");
  }

  /** The message up to a stack trace that was pasted into it. */
  private static String firstPart(@Nullable String message) {
    return message == null ? "no message" : message.split("\\R\\s+at ", 2)[0].strip();
  }
}
