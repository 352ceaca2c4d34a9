package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.GeneratorConfig;
import io.plateau.artifact.PromptConfig;
import io.plateau.clip.FrozenClip;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.training.Help;
import io.plateau.jobs.training.SyntheticRows;
import io.plateau.sharpness.Parameters;
import io.plateau.synthesis.GeneratorShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class GeneratorReplayTest {

  private static TwoTasks tasks;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    tasks = new TwoTasks();
  }

  @AfterAll
  static void close() {
    tasks.close();
  }

  private GeneratorReplay replay(StreamData data) {
    FrozenClip clip = tasks.learning(data, directory).clip();
    return new GeneratorReplay(clip, generator(clip, data.allNames().subList(0, 2)), 3, 1);
  }

  private static GeneratorArtifact generator(FrozenClip clip, List<String> fitted) {
    GeneratorShape shape =
        new GeneratorShape(
            clip.config().projection(), 4, 3, 5, 2, clip.config().text().transformer().width());
    GeneratorConfig config =
        GeneratorConfig.of(
            "test",
            shape,
            fitted,
            new PromptConfig.FrozenModel("embedded", clip.digest(), clip.logitScale()),
            new PromptConfig.FeatureSource("other.features", "f"),
            Map.of(),
            Map.of());
    return new GeneratorArtifact(config, shape.initial(1));
  }

  @Test
  void thereIsNothingToReplayInTheFirstTask() throws IOException {
    StreamData data = tasks.data();
    assertThat(replay(data).help(Parameters.NONE, new StreamTask(1, data))).isEqualTo(Help.NONE);
  }

  @Test
  void pastClassesAreMadeFromTheirNames() throws IOException {
    StreamData data = tasks.data();

    SyntheticRows mixedIn = replay(data).help(Parameters.NONE, new StreamTask(2, data)).mixedIn();

    assertThat(mixedIn).isNotNull();
    FeatureTable rows = mixedIn.rows();
    List<String> past = data.allNames().subList(0, 2);
    assertThat(rows.classNames()).isEqualTo(past);
    assertThat(rows.batch().labels()).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(rows.ids().get(0)).isEqualTo("synthetic/%s/0".formatted(past.get(0)));
    double squares = 0;
    for (int i = 0; i < rows.batch().width(); i++) {
      squares += rows.batch().features()[i] * rows.batch().features()[i];
    }
    assertThat(squares).isBetween(0.999, 1.001);
  }

  @Test
  void aGeneratorThatHasSeenHeldOutClassesIsRefused() throws IOException {
    StreamData data = tasks.data();
    FrozenClip clip = tasks.learning(data, directory).clip();
    String heldOut = data.allNames().get(5);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GeneratorReplay.requireFits(
                    "some.gen", generator(clip, List.of(heldOut)), clip, data.scenario()))
        .withMessage(
            "generator: some.gen (expected: one fitted without the classes of held-out set apart, which nothing is learned from; it has %s)",
            heldOut);
  }

  @Test
  void aRunThatGoesOnMakesTheSame() throws IOException {
    StreamData data = tasks.data();
    assertThat(rows(data)).containsExactly(rows(data));
  }

  private float[] rows(StreamData data) throws IOException {
    SyntheticRows mixedIn = replay(data).help(Parameters.NONE, new StreamTask(2, data)).mixedIn();
    assertThat(mixedIn).isNotNull();
    return mixedIn.rows().batch().features();
  }
}
