package io.plateau.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowDagTest {

  @TempDir private Path directory;

  @Test
  void pythonCompilesIt() throws IOException, InterruptedException {
    AirflowDag.compile(directory);
    assertThat(directory.resolve("dag.pyc")).exists();
  }

  @Test
  void preparesThenRetrainsThenPredicts() throws IOException, InterruptedException {
    AirflowDag dag = AirflowDag.read();
    assertThat(dag.dagId()).isEqualTo("plateau_weekly");
    assertThat(dag.tasks())
        .extracting(AirflowDag.Task::taskId)
        .containsExactly("prepare", "retrain", "predict");
    assertThat(dag.tasks().get(1).upstream()).containsExactly("prepare");
    assertThat(dag.tasks().get(2).upstream()).containsExactly("retrain");
  }

  @Test
  void heldBackIsSkippedAndEverythingElseFails() throws IOException, InterruptedException {
    assertThat(AirflowDag.read().tasks().get(1).outcomes())
        .containsEntry("0", "success")
        .containsEntry("1", "AirflowException")
        .containsEntry("3", "AirflowSkipException")
        .containsEntry("13", "AirflowException");
  }

  @Test
  void whereItWasHeldBackThePromptInUsePredicts() throws IOException, InterruptedException {
    assertThat(AirflowDag.read().tasks().get(2).triggerRule()).isEqualTo("none_failed");
  }
}
