package io.plateau.jobs.bench;

import com.sun.management.OperatingSystemMXBean;
import io.plateau.jobs.command.Job;
import io.plateau.jobs.command.JobCommand;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plateau bench text}: the training step and its text tower. */
@Command(
    name = "text",
    description = {
      "A CoOp step at ViT-B/16's text size, random weights: 77 tokens a class as CoOp's release has"
          + " it, cut after the end of text, and with shared prefixes, which is how Plateau trains;"
          + " the last also in bfloat16. Each in a process of its own, for its peak memory."
    },
    footer = {
      "  plateau bench text --names names.json --tokenizer clip-vit-base-patch16 --counts 100,1000"
    })
final class BenchTextCommand extends JobCommand<TextArguments> {

  private static final double SHARE_OF_MEMORY = 0.8;

  private final Job<TextArguments> job;

  @Mixin private NamesOptions names = new NamesOptions();

  @Option(
      names = "--counts",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,100,397,1000",
      description = "Numbers of classes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> counts = new ArrayList<>();

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Timed steps of every row, after one to warm up. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "PyTorch's threads. Default: all cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--memory",
      paramLabel = "GB",
      description = "Leave out what would take more. Default: four fifths of the machine's.")
  private double memory = SHARE_OF_MEMORY * machineGigabytes();

  BenchTextCommand(Job<TextArguments> job) {
    this.job = job;
  }

  private static double machineGigabytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        / 1e9;
  }

  @Override
  public TextArguments arguments() {
    return new TextArguments(names.names(), counts, repetitions, threads, memory);
  }

  @Override
  protected void run(TextArguments arguments) throws Exception {
    job.run(arguments);
  }
}
