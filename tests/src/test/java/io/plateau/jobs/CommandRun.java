package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What came of {@code plateau} with some arguments, run in this JVM.
 *
 * @param out what it printed on standard output
 * @param err what it said when it ended, without the log before it
 */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command to its end, whatever that is. */
  public static synchronized CommandRun of(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      CommandLine program = Plateau.commandLine().setErr(new PrintWriter(err, true));
      int exitCode = Commands.run(program, args);
      return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString());
    } finally {
      System.setOut(before);
    }
  }

  /** Runs a command that is expected to succeed. */
  public static CommandRun done(String... args) {
    CommandRun run = of(args);
    if (run.exitCode() != 0) {
      throw new AssertionError("plateau " + String.join(" ", args) + ": " + run.err());
    }
    return run;
  }
}
