package io.plateau.jobs.watch;

import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom standard error is written for: what is not logged has to follow what is. */
public enum LogFormat {
  /** For people. */
  TEXT {
    @Override
    public Consumer<String> progress() {
      return System.err::println;
    }

    @Override
    public Consumer<String> failures(Consumer<String> terminal) {
      return terminal;
    }
  },

  /** One JSON object a line, made by conf/log4j2-json.properties. */
  JSON {
    @Override
    public Consumer<String> progress() {
      return LOG::info;
    }

    @Override
    public Consumer<String> failures(Consumer<String> terminal) {
      return LOG::error;
    }
  };

  private static final Logger LOG = LoggerFactory.getLogger("io.plateau.progress");

  /** Set by the launcher, from PLATEAU_LOG. */
  private static final String PROPERTY = "plateau.log";

  /** Where lines of progress go. */
  public abstract Consumer<String> progress();

  /**
   * Where the sentence goes that a command fails with.
   *
   * @param terminal where people look for it
   */
  public abstract Consumer<String> failures(Consumer<String> terminal);

  /** That of this process. */
  public static LogFormat current() {
    return of(System.getProperty(PROPERTY, "text"));
  }

  /**
   * That of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static LogFormat of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "text", "" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new IllegalArgumentException(
              "%s: %s (expected: text or json)".formatted(PROPERTY, name));
    };
  }
}
