package io.plateau.jobs.continual;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.adapter.ClassTexts;
import io.plateau.clip.EmbeddedModel;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.Torch;
import io.plateau.continual.scenario.Protocol;
import io.plateau.continual.scenario.Scenario;
import io.plateau.continual.scenario.Task;
import io.plateau.endtoend.PreparedTask;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.jobs.cluster.PluginSetup;
import io.plateau.jobs.config.ContinualSettings;
import io.plateau.prep.FrozenModels;
import io.plateau.prep.featureset.FeatureSet;
import io.plateau.prompt.ClassFeatures;
import io.plateau.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is beside a sample in a test batch, and in which order, moves no prediction. */
@Tag("slow")
class SampleBySampleTest {

  private static JavaSparkContext spark;
  private static FrozenClip clip;
  private static Scenario scenario;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    String features = PreparedTask.features().toString(); // on a Spark of its own
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("samples")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1");
    PluginSetup.apply(conf);
    spark = new JavaSparkContext(conf);
    Torch.threads(1);
    clip = FrozenModels.clip(EmbeddedModel.NAME, spark.hadoopConfiguration());
    List<String> names =
        FeatureSet.open(features, spark.hadoopConfiguration()).manifest().classNames();
    scenario =
        new Scenario(
            Protocol.TASK_AGNOSTIC,
            List.of(
                new Task("one", features, names.subList(0, 2)),
                new Task("two", features, names.subList(2, 4))),
            List.of(new Task("apart", features, names.subList(4, 6))));
  }

  @AfterAll
  static void close() {
    spark.close();
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
        "s-prompts",
        "gaussian-key",
        "star-prompt",
        "adapter-mixture"
      })
  void aSampleIsPredictedAsIfItWereAlone(String name) throws IOException {
    ContinualSettings settings =
        ContinualSettings.defaults()
            .with(
                "strategy=" + name,
                "method=erm",
                "steps=2",
                "shots=5",
                "threads=1",
                "parts=1",
                "checkpoint-every=0",
                "random-features=32",
                "generated=8",
                "align-epochs=1",
                "buffer-size=6");
    StreamData data = new StreamData(scenario, settings.training().sampling().shots(), 1, spark);
    Classifier classifier = learned(strategy(settings, data), data);
    for (FeatureTable test : data.tests().values()) {
      requireSame(classifier, test.batch());
    }
  }

  private Strategy<?> strategy(ContinualSettings settings, StreamData data) throws IOException {
    List<String> names = data.allNames();
    ClassTexts texts =
        new ClassTexts(
            names, ClassFeatures.zeroShot(clip, names, "a photo of a {}."), clip.logitScale());
    return Strategies.of(
        settings,
        data,
        texts,
        new PromptLearning(
            spark,
            new StreamModel(clip, EmbeddedModel.NAME, "test"),
            settings.training(),
            names,
            new TreeMap<>(),
            directory.toString(),
            new Quiet()));
  }

  private record Quiet() implements StreamWatcher {

    @Override
    public void starts(int done, int total) {}

    @Override
    public void stepped(TrainingState state, long steps) {}

    @Override
    public void scored(int number, String summary) {}
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
