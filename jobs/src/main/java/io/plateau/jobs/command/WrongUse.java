package io.plateau.jobs.command;

import io.plateau.jobs.config.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command line, and which name was most likely meant. */
final class WrongUse {

  private WrongUse() {}

  static String sentence(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    List<String> unmatched = command.getUnmatchedArguments();
    // A misspelt option is also a missing one; what was written explains more than what was not.
    return unmatched.isEmpty() ? wrong.getMessage() : unknown(unmatched.get(0), command);
  }

  private static String unknown(String argument, CommandLine command) {
    String name = argument.replaceFirst("=.*", "");
    if (name.startsWith("-")) {
      return "Unknown option: " + name + hint(name, command.getCommandSpec().optionsMap().keySet());
    }
    if (!command.getSubcommands().isEmpty()) {
      return "Unknown command: " + name + hint(name, command.getSubcommands().keySet());
    }
    return "Unexpected argument: " + argument + ". Quote texts that hold spaces.";
  }

  private static String hint(String name, Collection<String> names) {
    return NearestName.of(name, names)
        .map(nearest -> ". Did you mean %s?".formatted(nearest))
        .orElse(names.stream().sorted().collect(Collectors.joining(", ", ". Known are ", ".")));
  }
}
