package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.jobs.CommandSyntax;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command line that is written down somewhere is one that the program takes. */
class CommandLinesTest {

  private static List<PlateauCall> deployed() throws IOException, InterruptedException {
    return PlateauCall.deployed();
  }

  private static List<PlateauCall> documented() {
    return PlateauCall.documented();
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void thoseOfDeploy(PlateauCall call) {
    assertThat(CommandSyntax.problem(call.arguments())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void thoseOfTheDocumentation(PlateauCall call) {
    Optional<String> problem =
        call.isAbridged()
            ? CommandSyntax.problemOfAbridged(call.written())
            : CommandSyntax.problem(call.arguments());
    assertThat(problem).isEmpty();
  }

  @Test
  void theyAreFoundInEveryKindOfFile() throws IOException, InterruptedException {
    assertThat(deployed())
        .extracting(PlateauCall::origin)
        .contains(
            "deploy/kubernetes/prepare.yaml",
            "deploy/kubernetes/train.yaml",
            "deploy/kubernetes/retrain.yaml",
            "deploy/kubernetes/serve.yaml",
            "deploy/emr/steps.json",
            "deploy/airflow/plateau_weekly.py",
            "deploy/standalone/train.sh",
            "deploy/yarn/retrain.sh");
    assertThat(documented())
        .extracting(PlateauCall::origin)
        .contains("README.md", "docs/ship.md", "docs/storage.md", "docs/toast.md");
  }

  @Test
  void aMisspeltOptionWouldBeNoticed() {
    assertThat(CommandSyntax.problem(List.of("inspect", "--verbos", "photos.prompt")))
        .hasValueSatisfying(problem -> assertThat(problem).contains("--verbos"));
  }

  @Test
  void aMisspeltSettingWouldBeNoticed() {
    assertThat(
            CommandSyntax.problem(
                List.of(
                    "train", "--features=f", "--model=embedded", "--out=o", "--set", "mehtod=sam")))
        .hasValueSatisfying(problem -> assertThat(problem).contains("mehtod"));
  }
}
