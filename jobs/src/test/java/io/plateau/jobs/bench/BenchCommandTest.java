package io.plateau.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.Execution;
import io.plateau.jobs.command.JobCommand;
import io.plateau.jobs.config.UpdateMethod;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {

  private static final Names MADE_UP = new Names("", "");

  private static CommandLine bench() {
    return BenchCommand.of(
        new BenchTextCommand(a -> {}),
        new BenchSteeringCommand(a -> {}),
        new BenchUpdatesCommand(a -> {}),
        new BenchExchangeCommand((a, spark) -> {}, a -> {}),
        new BenchScalingCommand((a, spark) -> {}, a -> {}),
        new BenchClusterCommand(a -> {}));
  }

  private static <A> A parse(JobCommand<A> command, String... args) throws IOException {
    new CommandLine(command).parseArgs(args);
    return command.arguments();
  }

  @ParameterizedTest
  @CsvSource({
    "text --counts 0, --counts: 0 (expected: >= 1)",
    "text --repetitions 0, --repetitions: 0 (expected: >= 1)",
    "text --memory -1, --memory: -1.0 (expected: > 0)",
    "text --names n, '--names and --tokenizer: only --names (expected: both, or neither for made-up"
        + " names)'",
    "steering --batches 0 --batches 1, --batches: 0 (expected: >= 1)",
    "steering --batches 4, '--batches: [4] (expected: two, for the embedded model''s size and for ViT-B/16''s)'",
    "updates --rounds 0, --rounds: 0 (expected: >= 1)",
    "exchange --steps 9, --steps: 9 (expected: >= 10)",
    "exchange --floats 0, --floats: 0 (expected: >= 1)",
    "scaling --workers 1, --workers: 1 (expected: >= 2)",
    "cluster --gpu h10, '--gpu: h10 (expected: one of l4, a100, h100; did you mean h100?)'",
    "cluster --share 0, --share: 0.0 (expected: > 0 and <= 1)",
  })
  void refusesWithTheValueAndTheRule(String line, String message) {
    Execution execution = Execution.of(bench(), line.split(" "));
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith(message + System.lineSeparator());
  }

  @Test
  void anUnknownUpdateIsAnsweredWithTheNearest() {
    assertThat(Execution.of(bench(), "updates", "--methods", "samm").err())
        .startsWith("--methods: samm (expected: one of erm, sam, ")
        .contains("did you mean sam?");
  }

  @Test
  void wantsToKnowWhat() {
    Execution execution = Execution.of(bench());
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .startsWith("Measure what? One of text, steering, updates, exchange, scaling, cluster.");
  }

  @ParameterizedTest
  @CsvSource({"text", "updates", "exchange", "scaling", "cluster"})
  void helpShowsOptionsAndAnExample(String what) {
    Execution execution = Execution.of(bench(), what, "--help");
    assertThat(execution.exitCode()).isZero();
    assertThat(execution.out())
        .contains("Usage: ", "Default:", "Example:", "plateau bench " + what);
  }

  @Test
  void textMeasuresFourNumbersOfMadeUpClasses() throws IOException {
    assertThat(parse(new BenchTextCommand(a -> {}), "--threads=2", "--memory=20"))
        .isEqualTo(new TextArguments(MADE_UP, List.of(10, 100, 397, 1000), 3, 2, 20));
  }

  @Test
  void updatesMeasuresAllRules() throws IOException {
    assertThat(parse(new BenchUpdatesCommand(a -> {}), "--threads=2"))
        .isEqualTo(new UpdatesArguments(MADE_UP, List.of(UpdateMethod.values()), 100, 5, 2));
  }

  @Test
  void exchangeMeasuresTwoWorkers() throws IOException {
    assertThat(parse(new BenchExchangeCommand((a, spark) -> {}, a -> {})))
        .isEqualTo(new ExchangeArguments(List.of(8192, 262144), 2, 1000));
  }

  @Test
  void scalingHoldsTwoWorkersAgainstOne() throws IOException {
    assertThat(parse(new BenchScalingCommand((a, spark) -> {}, a -> {})))
        .isEqualTo(new ScalingArguments(MADE_UP, 1000, 2, 32, 3, 2, 1));
  }

  /** What the process with executors of its own is started with. */
  @Test
  void optionsReadBackAsTheSameArguments() throws IOException {
    ScalingArguments scaling = new ScalingArguments(new Names("n.json", "clip"), 7, 3, 4, 5, 6, 2);
    assertThat(
            parse(
                new BenchScalingCommand((a, spark) -> {}, a -> {}),
                scaling.options().toArray(String[]::new)))
        .isEqualTo(scaling);
    ExchangeArguments exchange = new ExchangeArguments(List.of(1, 2), 3, 40);
    assertThat(
            parse(
                new BenchExchangeCommand((a, spark) -> {}, a -> {}),
                exchange.options().toArray(String[]::new)))
        .isEqualTo(exchange);
  }

  @Test
  void clusterReckonsWithH100s() throws IOException {
    ClusterArguments arguments = parse(new BenchClusterCommand(a -> {}));
    assertThat(arguments.gpu()).isEqualTo(Gpu.H100);
    assertThat(arguments.executors()).containsExactly(1, 8, 64, 512);
    assertThat(arguments.classes()).containsExactly(1000, 10_000, 100_000);
  }
}
