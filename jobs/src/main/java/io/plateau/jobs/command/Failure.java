package io.plateau.jobs.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a command failed. */
public final class Failure {

  private static final Set<Class<?>> KINDS =
      Set.of(
          IllegalArgumentException.class,
          IllegalStateException.class,
          IOException.class,
          UncheckedIOException.class);

  /** What Spark says of a job that Ctrl-C or a signal ended, and of the next one. */
  private static final List<String> SHUT_DOWN =
      List.of("cancelled because SparkContext was shut down", "on a stopped SparkContext.");

  private Failure() {}

  /**
   * The message of the first cause, which Spark and others wrap in their own.
   *
   * @return it alone where it was written for people, else with the kind of failure before it
   */
  public static String sentence(Throwable failure) {
    Throwable cause = firstThatSpeaks(failure);
    String message = firstPart(cause.getMessage());
    if (isShutDown(failure)) {
      return "Stopped before the end: Spark was shut down. What was saved stays; go on with --resume, or run the command again.";
    }
    return speaks(cause)
        ? message
        : "Unexpected %s: %s. Run again with --verbose to see where."
            .formatted(cause.getClass().getSimpleName(), message);
  }

  /** Whether it is only that Spark was stopped, by Ctrl-C or a signal. */
  public static boolean isShutDown(Throwable failure) {
    String message = firstPart(firstThatSpeaks(failure).getMessage());
    return SHUT_DOWN.stream().anyMatch(message::contains);
  }

  private static Throwable firstThatSpeaks(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !speaks(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Whether the message was written as a sentence: in our own kinds of failure it is. */
  private static boolean speaks(Throwable failure) {
    // Subclasses of the JDK carry bare facts, such as the name of a class or a file.
    boolean kind =
        KINDS.contains(failure.getClass())
            || failure.getClass().getPackageName().startsWith("io.plateau");
    return kind && failure.getMessage() != null && failure.getMessage().contains(" ");
  }

  /** The message up to a stack trace that was pasted into it. */
  private static String firstPart(@Nullable String message) {
    return message == null
        ? "no message"
        : message.split("\\R\\s+at |\\RSerialization stack:", 2)[0].strip();
  }
}
