package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.command.Job;
import io.plateau.jobs.contest.CompareCommand;
import io.plateau.jobs.synthesis.SynthesizeFitCommand;
import io.plateau.jobs.synthesis.SynthesizeSampleCommand;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandsTest {

  private static CommandLine program(Job<PretrainArguments> job) {
    return Plateau.of(new PretrainCommand(job));
  }

  private static Execution failing(Exception failure, String... args) {
    return Execution.of(
        program(
            arguments -> {
              throw failure;
            }),
        args);
  }

  private static Execution idle(String... args) {
    return Execution.of(program(arguments -> {}), args);
  }

  @Test
  void zeroWhenDone() {
    assertThat(idle("pretrain", "--out", "m")).isEqualTo(new Execution(0, "", ""));
  }

  @Test
  void oneAndOneSentenceWhenFailed() {
    Execution execution =
        failing(new IllegalStateException("Cannot write m: it exists."), "pretrain", "--out", "m");
    assertThat(execution)
        .isEqualTo(new Execution(1, "", "Cannot write m: it exists." + System.lineSeparator()));
  }

  @Test
  void theStackTraceComesWithVerbose() {
    Execution execution =
        failing(
            new IllegalStateException("Cannot write m: it exists."),
            "pretrain",
            "--out",
            "m",
            "--verbose");
    assertThat(execution.err())
        .startsWith("java.lang.IllegalStateException: Cannot write m")
        .contains("\tat io.plateau.jobs.CommandsTest");
  }

  @Test
  void credentialsInAnArgumentAreRefusedAndNotRepeated() {
    Execution execution = idle("pretrain", "--out", "s3a://key:hush@bucket/a");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .startsWith("Cannot use s3a://***@bucket/a: it has credentials in it")
        .doesNotContain("hush");
  }

  @Test
  void credentialsThatAFailureRepeatsAreHidden() {
    Execution execution =
        failing(
            new IllegalStateException("Cannot read s3a://key:hush@bucket/a: no."),
            "pretrain",
            "--out",
            "m",
            "--verbose");
    assertThat(execution.err())
        .endsWith("Cannot read s3a://***@bucket/a: no." + System.lineSeparator())
        .doesNotContain("hush");
  }

  @Test
  void aMisspeltCommandIsAnsweredWithTheNearest() {
    Execution execution = idle("pretrian", "--out", "m");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .isEqualToNormalizingNewlines(
            "Unknown command: pretrian. Did you mean pretrain?\nSee plateau --help.\n");
  }

  @Test
  void aMisspeltOptionIsAnsweredWithTheNearestThoughItIsAlsoMissing() {
    Execution execution = idle("pretrain", "--uot=m");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .isEqualToNormalizingNewlines(
            "Unknown option: --uot. Did you mean --out?\nSee plateau pretrain --help.\n");
  }

  @Test
  void aMisspeltOptionBesideCompleteOnesIsRefusedToo() {
    assertThat(idle("pretrain", "--out", "m", "--verbos").err())
        .startsWith("Unknown option: --verbos. Did you mean --verbose?");
  }

  @Test
  void anOptionLikeNoneIsAnsweredWithAll() {
    assertThat(idle("pretrain", "--out", "m", "--xyzzy-plugh").err())
        .startsWith("Unknown option: --xyzzy-plugh. Known are --help, --out, --verbose,");
  }

  @Test
  void aMissingOptionIsNamed() {
    Execution execution = idle("pretrain");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith("Missing required option: '--out=DIR'");
  }

  @Test
  void aStrayArgumentIsRefused() {
    assertThat(idle("pretrain", "--out", "m", "n").err())
        .startsWith("Unexpected argument: n. Quote texts that hold spaces.");
  }

  @Test
  void noCommandIsWrongUse() {
    Execution execution = idle();
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith("Which command? One of pretrain.");
  }

  static Stream<Object> commands() {
    return Stream.of(
        new DemoCommand((arguments, spark) -> {}),
        new PrepareCommand((arguments, spark) -> {}),
        new TrainCommand((arguments, spark) -> {}),
        new AdaptCommand((arguments, spark) -> {}),
        new EvaluateCommand((arguments, spark) -> {}),
        new CompareCommand((arguments, spark) -> {}),
        new EmbedCommand(arguments -> {}),
        new PretrainCommand(arguments -> {}),
        new SynthesizeFitCommand((arguments, spark) -> {}),
        new SynthesizeSampleCommand((arguments, spark) -> {}));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpShowsOptionsAndAnExample(Object command) {
    Execution execution = Execution.of(command, "--help");
    assertThat(execution.exitCode()).isZero();
    assertThat(execution.out()).contains("Usage: ", "--out=", "--verbose", "Example:", "plateau ");
  }

  @Test
  void theProgramHasTheCommandsThatAreDocumented() {
    assertThat(Plateau.commandLine().getSubcommands().keySet())
        .containsExactly(
            "demo",
            "prepare",
            "train",
            "adapt",
            "continual",
            "retrain",
            "dashboard",
            "evaluate",
            "predict",
            "serve",
            "compare",
            "embed",
            "pretrain",
            "metrics",
            "inspect",
            "history",
            "export",
            "registry",
            "synthesize",
            "bench");
  }
}
