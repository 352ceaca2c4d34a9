package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.adapter.ClassTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class StarPromptTest {

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

  private StarPrompt strategy(StreamData data) {
    return new StarPrompt(
        new TokenLearning(tasks.learning(data, directory), 1),
        TwoTasks.settings().stream().experts(),
        tasks.texts(data),
        1);
  }

  @Test
  void tokensOfPastClassesStayToTheBit() throws IOException {
    StreamData data = tasks.data();
    StarPrompt strategy = strategy(data);

    StarPrompt.State first = strategy.learn(strategy.start(), new StreamTask(1, data));
    StarPrompt.State second = strategy.learn(first, new StreamTask(2, data));

    int past = first.tokens().values().length;
    assertThat(second.tokens().shape()).containsExactly(4, first.tokens().shape()[1]);
    assertThat(Arrays.copyOf(second.tokens().values(), past))
        .containsExactly(first.tokens().values());
  }

  @Test
  void whatIsNotSeenYetIsWhatTheHandWrittenPromptSays() throws IOException {
    StreamData data = tasks.data();
    StarPrompt strategy = strategy(data);
    ClassTexts zeroShot = tasks.texts(data);

    StarPrompt.State first = strategy.learn(strategy.start(), new StreamTask(1, data));
    ClassTexts texts = strategy.classifier(first).texts().orElseThrow();

    int width = zeroShot.width();
    assertThat(texts.names()).isEqualTo(zeroShot.names());
    assertThat(Arrays.copyOfRange(texts.features().values(), 2 * width, 6 * width))
        .containsExactly(Arrays.copyOfRange(zeroShot.features().values(), 2 * width, 6 * width));
    assertThat(Arrays.copyOf(texts.features().values(), 2 * width))
        .isNotEqualTo(Arrays.copyOf(zeroShot.features().values(), 2 * width));
  }
}
