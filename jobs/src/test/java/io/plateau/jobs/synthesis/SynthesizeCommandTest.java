package io.plateau.jobs.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.Execution;
import io.plateau.jobs.config.GeneratorFitSettings;
import io.plateau.synthesis.SamplePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SynthesizeCommandTest {

  @TempDir private Path directory;

  private static CommandLine program() {
    return SynthesizeCommand.of(
        new SynthesizeFitCommand((arguments, spark) -> {}),
        new SynthesizeSampleCommand((arguments, spark) -> {}));
  }

  private static SynthesizeFitArguments fit(String... args) throws IOException {
    SynthesizeFitCommand command = new SynthesizeFitCommand((arguments, spark) -> {});
    new CommandLine(command)
        .parseArgs(
            Stream.concat(
                    Stream.of("--features", "f", "--model", "m", "--out", "o"), Stream.of(args))
                .toArray(String[]::new));
    return command.arguments();
  }

  @Test
  void aWordIsMissing() {
    Execution execution = Execution.of(program());
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).contains("Synthesize how? One of fit, sample.");
  }

  @Test
  void fitTakesTheReleasesSettingsWhenNothingElseIsSaid() throws IOException {
    assertThat(fit())
        .isEqualTo(
            new SynthesizeFitArguments(
                "f",
                "m",
                "o",
                GeneratorFitSettings.defaults(),
                SynthesizeFitArguments.Start.FIRST_STEP));
  }

  @Test
  void fitTakesSettingsAndResumes() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "beta: 0.1\nseed: 2\n");
    SynthesizeFitArguments arguments =
        fit("--config", file.toString(), "--set", "beta=0.01", "--resume");

    assertThat(arguments.settings())
        .isEqualTo(GeneratorFitSettings.defaults().with("beta=0.01", "seed=2"));
    assertThat(arguments.start()).isEqualTo(SynthesizeFitArguments.Start.LAST_CHECKPOINT);
  }

  @Test
  void samplePlansWhatTheFileNames() throws IOException {
    Path file = Files.writeString(directory.resolve("names.txt"), "cat\ndog\n");
    SynthesizeSampleCommand command = new SynthesizeSampleCommand((arguments, spark) -> {});
    String[] args = {
      "--generator", "g", "--classes", file.toString(), "--per-class", "3", "--out", "o"
    };
    new CommandLine(command).parseArgs(args);

    SynthesizeSampleArguments arguments = command.arguments();
    assertThat(arguments.plan()).isEqualTo(new SamplePlan(List.of("cat", "dog"), 3, 1));
    assertThat(arguments.model()).isEmpty();
  }

  @Test
  void sampleOfNothingIsWrongUse() throws IOException {
    Path file = Files.writeString(directory.resolve("names.txt"), "cat\n");
    Execution execution =
        Execution.of(
            program(),
            "sample",
            "--generator",
            "g",
            "--classes",
            file.toString(),
            "--per-class",
            "-1",
            "--out",
            "o");
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).contains("per-class: -1 (expected: > 0)");
  }
}
