package io.plateau.jobs.reference;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command and its options as Markdown, as {@code --help} knows them. */
final class CommandSection {

  private static final List<String> EVERYWHERE = List.of("--help", "--version", "--verbose");
  private static final List<String> ON_SPARK = List.of("--master", "--conf");

  private CommandSection() {}

  /** The section of a command, then those of its subcommands. */
  static String of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    StringBuilder section = new StringBuilder("### %s%n%n".formatted(spec.qualifiedName()));
    section.append(text(spec.usageMessage().description())).append("\n\n");
    List<OptionSpec> options =
        spec.options().stream()
            .filter(option -> !option.hidden())
            .filter(option -> !EVERYWHERE.contains(option.longestName()))
            .filter(option -> !ON_SPARK.contains(option.longestName()))
            .toList();
    if (!options.isEmpty() || !spec.positionalParameters().isEmpty()) {
      section.append("| option | default | |\n|---|---|---|\n");
      spec.positionalParameters().forEach(parameter -> section.append(row(parameter)));
      options.forEach(option -> section.append(row(option)));
      section.append('\n');
    }
    if (spec.options().stream().anyMatch(option -> option.longestName().equals("--master"))) {
      section.append("On Spark: `--master` and `--conf` as well.\n\n");
    }
    command.getSubcommands().values().forEach(sub -> section.append(of(sub)));
    return section.toString();
  }

  private static String row(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    String names = String.join(", ", option.names());
    return "| `%s%s` | %s | %s |%n"
        .formatted(names, label, needed(option), text(option.description()));
  }

  private static String needed(OptionSpec option) {
    if (option.group() != null && option.group().exclusive()) {
      return "one of";
    }
    return option.required() ? "needed" : value(option.defaultValue());
  }

  private static String row(PositionalParamSpec parameter) {
    String needed = parameter.required() ? "needed" : value(parameter.defaultValue());
    return "| `%s` | %s | %s |%n"
        .formatted(parameter.paramLabel(), needed, text(parameter.description()));
  }

  private static String value(String defaultValue) {
    return defaultValue == null || defaultValue.isEmpty() ? "" : "`%s`".formatted(defaultValue);
  }

  private static String text(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line.replace("%n", " ").replace("%%", "%").replace("|", "\\|"))
        .collect(Collectors.joining(" "))
        .strip();
  }
}
