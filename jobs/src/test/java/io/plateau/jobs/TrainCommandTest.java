package io.plateau.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.config.SteerSettings;
import io.plateau.jobs.config.TrainSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainCommandTest {
  private static final String[] REQUIRED = {"--features", "f", "--model", "m", "--out", "o"};

  @TempDir private Path directory;

  private static TrainCommand command() {
    return new TrainCommand((arguments, spark) -> {});
  }

  private static String[] with(String... args) {
    String[] all = Arrays.copyOf(REQUIRED, REQUIRED.length + args.length);
    System.arraycopy(args, 0, all, REQUIRED.length, args.length);
    return all;
  }

  private static TrainArguments parse(String... args) throws IOException {
    TrainCommand command = command();
    new CommandLine(command).parseArgs(with(args));
    return (TrainArguments) command.arguments();
  }

  @Test
  void takesTheDefaultsWhenNothingElseIsSaid() throws IOException {
    assertThat(parse())
        .isEqualTo(
            new TrainArguments(
                "f", "m", "o", TrainSettings.defaults(), TrainArguments.Action.START));
  }

  @Test
  void assignmentsOverrideTheFileThatOverridesThePreset() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "rho: 0.3\nepochs: 5\n");
    TrainSettings settings =
        parse("--preset", "sam", "--config", file.toString(), "--set", "epochs=7").settings();
    assertThat(settings)
        .isEqualTo(
            TrainSettings.defaults().with("method=sam", "batch-size=128", "rho=0.3", "epochs=7"));
  }

  @Test
  void readsAFileByItsUri() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "seed: 9\n");
    assertThat(parse("--config", file.toUri().toString()).settings().run().seed()).isEqualTo(9);
  }

  @Test
  void aMethodOfSteeringHasSettingsOfItsOwn() throws IOException {
    TrainCommand command = command();
    new CommandLine(command).parseArgs(with("--set", "method=toast-lite", "--resume"));

    assertThat(command.arguments())
        .isEqualTo(
            new SteerArguments(
                "f",
                "m",
                "o",
                SteerSettings.defaults().with("method=toast-lite"),
                SteerArguments.Start.LAST_CHECKPOINT));
  }

  @Test
  void thePresetOfSteeringNamesItsMethod() throws IOException {
    TrainCommand command = command();
    new CommandLine(command).parseArgs(with("--preset", "toast", "--set", "rank=2"));

    assertThat(command.arguments())
        .isInstanceOfSatisfying(
            SteerArguments.class,
            steer -> assertThat(steer.settings().toast().rank()).isEqualTo(2));
  }

  @Test
  void resumesOnRequest() throws IOException {
    assertThat(parse("--resume").action()).isEqualTo(TrainArguments.Action.RESUME);
  }

  @Test
  void wrongSettingsAreWrongUseAndAllAreNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "rh: 0.3\n");
    Execution execution =
        Execution.of(command(), with("--config", file.toString(), "--set", "lr=0"));
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err())
        .contains("(2 problems)")
        .contains("rh: 0.3 (expected: a known setting; did you mean rho?), from " + file)
        .contains("lr: 0 (expected: a finite number > 0), from --set");
  }

  @Test
  void aConfigFileThatIsNotThereIsAFailure() {
    Path file = directory.resolve("none.yaml");
    Execution execution = Execution.of(command(), with("--config", file.toString()));
    assertThat(execution.exitCode()).isEqualTo(1);
    assertThat(execution.err())
        .isEqualToNormalizingNewlines("Cannot read %s: there is no such file.\n".formatted(file));
  }

  @Test
  void anUnknownPresetIsWrongUse() {
    Execution execution = Execution.of(command(), with("--preset", "cop"));
    assertThat(execution.exitCode()).isEqualTo(2);
    assertThat(execution.err()).startsWith("preset: cop (expected: ");
  }
}
