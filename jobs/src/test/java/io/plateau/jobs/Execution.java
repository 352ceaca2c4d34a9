package io.plateau.jobs;

import io.plateau.jobs.command.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What came of a command line. */
public record Execution(int exitCode, String out, String err) {

  public static Execution of(Object command, String... args) {
    return of(new CommandLine(command), args);
  }

  public static Execution of(CommandLine commandLine, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Execution(Commands.run(commandLine, args), out.toString(), err.toString());
  }
}
