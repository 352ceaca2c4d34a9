package io.plateau.jobs.continual;

import io.plateau.continual.metric.AccuracyUnit;
import io.plateau.continual.metric.LabelSpace;
import io.plateau.jobs.command.Commands;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.Choice;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plateau metrics}: the metrics of continual learning, from an accuracy matrix. */
@Command(
    name = "metrics",
    description = {
      "Computes the metrics of continual learning from a matrix of accuracies: transfer, average,"
          + " last, forgetting, bwt, fwt, zsd, zero_shot_drop, worst_cell and others"
          + " (docs/continual.md).",
      "",
      "The matrix is a CSV file: a header with the names of the tasks in the order of training, then"
          + " row j with the accuracies after task j. Fewer rows than tasks are a stream that is not"
          + " finished. Row 0, the pretrained model's, is that of --zero-shot; or the one labelled 0"
          + " or zero-shot, where rows begin with labels; or the first, where there is exactly one"
          + " row more than tasks. Where rows are labelled with the names of all tasks, their order is"
          + " that of training. A cell is a number, correct/total, or empty, '-' or nan where it"
          + " was not evaluated. A metric that needs a missing cell is undefined, with the reason.",
      "",
      "Numbers are percents if one of them is above 1, else fractions; metrics come in the same"
          + " unit."
    },
    footer = {
      "  plateau metrics --matrix order1.csv --zero-shot clip.csv",
      "  plateau metrics --matrix order1.csv --json"
    })
public final class MetricsCommand extends JobCommand<MetricsArguments> {

  private final Job<MetricsArguments> job;

  @Option(
      names = "--matrix",
      required = true,
      paramLabel = "FILE",
      description = "The matrix as CSV; any path that Hadoop can read.")
  private String matrix = "";

  @Option(
      names = "--zero-shot",
      paramLabel = "FILE",
      description = {
        "CSV with the accuracies of the pretrained model: a header and one row, matched by name, or"
            + " the row alone."
      })
  private @Nullable String zeroShot;

  @Option(
      names = "--held-out",
      paramLabel = "NAME",
      split = ",",
      description =
          "A column that is never trained on; one whose name begins with held-out: is one too. Repeatable.")
  private List<String> heldOut = new ArrayList<>();

  @Option(
      names = "--scored-over",
      paramLabel = "NAMES",
      defaultValue = "own",
      description = {
        "Which class names a sample was scored over. own: those of its task. seen: those of all"
            + " tasks so far. all: those of all tasks. Only with seen, and with cells as"
            + " correct/total, there is a class_incremental_average.",
        "Default: own."
      })
  private String scoredOver = "";

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "percent or fraction, where the file does not show it.")
  private @Nullable String unit;

  @Option(names = "--json", description = "JSON instead of a table.")
  private boolean json;

  MetricsCommand(Job<MetricsArguments> job) {
    this.job = job;
  }

  public static MetricsCommand toTerminal() {
    return new MetricsCommand(
        new MetricsJob(new PrintWriter(System.out, true, StandardCharsets.UTF_8)));
  }

  /** Runs this command as a program of its own. */
  public static void main(String[] args) {
    Commands.main(toTerminal(), args);
  }

  @Override
  public MetricsArguments arguments() {
    return new MetricsArguments(
        matrix,
        zeroShot,
        heldOut.stream().map(String::strip).toList(),
        choice(LabelSpace.class, "--scored-over", scoredOver),
        unit == null ? null : choice(AccuracyUnit.class, "--unit", unit),
        json ? MetricsArguments.Format.JSON : MetricsArguments.Format.TABLE);
  }

  private static <E extends Enum<?>> E choice(Class<E> type, String option, String name) {
    try {
      return Choice.parse(type, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s (expected: %s)".formatted(option, name, e.getMessage()), e);
    }
  }

  @Override
  protected void run(MetricsArguments arguments) throws Exception {
    job.run(arguments);
  }
}
