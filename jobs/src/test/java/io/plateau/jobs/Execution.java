package io.plateau.jobs;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What came of a command line. */
record Execution(int exitCode, String out, String err) {

  static Execution of(Object command, String... args) {
    return of(new CommandLine(command), args);
  }

  static Execution of(CommandLine commandLine, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return new Execution(Commands.run(commandLine, args), out.toString(), err.toString());
  }
}
