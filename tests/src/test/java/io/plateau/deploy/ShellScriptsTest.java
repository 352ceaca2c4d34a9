package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShellScriptsTest {

  private static Stream<Path> scripts() {
    return Stream.of(
            Repository.below("deploy", ".sh").stream(),
            Repository.below("conf", ".sh").stream(),
            Stream.of(Repository.path("plateau"), Repository.path("deploy/image/plateau")))
        .flatMap(paths -> paths);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theShellUnderstandsThem(Path script) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder(List.of("/bin/sh", "-n", script.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theyCanBeRunAndStopAtTheFirstFailure(Path script) throws IOException {
    assertThat(Files.isExecutable(script)).isTrue();
    assertThat(Files.readString(script)).startsWith("#!/bin/sh\n").contains("\nset -eu\n");
  }
}
