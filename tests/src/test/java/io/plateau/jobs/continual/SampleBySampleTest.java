package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beside a sample in a test batch, and in which order, moves no prediction. */
@Tag("slow")
class SampleBySampleTest {

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zero-shot",
        "ncm",
        "rail",
        "ranpac",
        "sequential",
        "joint",
        "replay",
        "mixture-replay+ewc",
        "s-prompts",
        "gaussian-key",
        "star-prompt",
        "adapter-mixture"
      })
  void aSampleIsPredictedAsIfItWereAlone(String name) throws IOException {
    StreamData data = tasks.data();
    Classifier classifier = learned(tasks.strategy(name, data, directory), data);
    for (FeatureTable test : data.tests().values()) {
      requireSame(classifier, test.batch());
    }
  }

  private static <S> Classifier learned(Strategy<S> strategy, StreamData data) throws IOException {
    S state = strategy.start();
    for (int number = 1; number <= 2; number++) {
      state = strategy.learn(state, new StreamTask(number, data));
    }
    return strategy.classifier(state).over(data.allNames()).orElseThrow();
  }

  private static void requireSame(Classifier classifier, Batch rows) {
    int[] together = predictions(classifier, rows);
    int[] order = shuffled(rows.rows());
    int[] shuffled = predictions(classifier, rows.select(order));
    for (int place = 0; place < order.length; place++) {
      int row = order[place];
      assertThat(shuffled[place]).as("row %d, shuffled", row).isEqualTo(together[row]);
      assertThat(predictions(classifier, rows.select(new int[] {row})))
          .as("row %d, alone", row)
          .containsExactly(together[row]);
    }
  }

  private static int[] predictions(Classifier classifier, Batch rows) {
    ClassScores scores = classifier.score(rows);
    return IntStream.range(0, rows.rows()).map(scores::predicted).toArray();
  }

  private static int[] shuffled(int count) {
    Random random = new Random(7);
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
