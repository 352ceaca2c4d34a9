package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachesTest {

  @Test
  void aShotIsTheNormalisedMeanOfItsViews() {
    FeatureTable rows =
        new FeatureTable(
            Tasks.names(2),
            List.of("cat.jpg", "dog.jpg", "cat.jpg"),
            new int[] {0, 0, 1},
            new Batch(new float[] {1, 0, 0, 1, 0.28f, 0.96f}, new int[] {0, 1, 0}, 2));

    Batch cache = ShotCache.of(rows);

    assertThat(cache.labels()).containsExactly(0, 1);
    assertThat(cache.features()).containsExactly(new float[] {0.8f, 0.6f, 0, 1}, within(1e-6f));
  }

  @Test
  void unequalShotsVoteAsManyTimesAsTheyAre() {
    FeatureTable train = Tasks.table(2, new int[] {0, 1, 1}, 1, 0, 0, 1, 0, 1);
    Batch rows = new Batch(new float[] {0, 1}, new int[] {1}, 2);

    CacheClassifier tip =
        new TipAdapter(new TipAdapterSettings(2, 1))
            .fit(LearnerInput.of(Tasks.axes(2, 2), train), 1);

    assertThat(tip.score(rows).logits())
        .containsExactly(new float[] {(float) (2 * Math.exp(-1)), 104}, within(1e-4f));
  }

  @Test
  void overSomeClassesTheShotsOfOthersAreSilent() {
    Batch cache = new Batch(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new int[] {0, 1, 2}, 3);
    CacheClassifier all =
        new CacheClassifier(Tasks.axes(3, 3), cache, TipAdapterSettings.defaults());
    Batch rows = new Batch(new float[] {0.6f, 0.8f, 0}, new int[] {0}, 3);
    float[] logits = all.score(rows).logits();

    assertThat(all.over(1, 3).score(rows).logits()).containsExactly(logits[1], logits[2]);
    assertThat(all.over(0, 1).score(rows).logits()).containsExactly(logits[0]);
  }

  @Test
  void alphaAndBetaAreChosenOnValidation() {
    FeatureTable train = Tasks.clusters(4, 8, 12, 0.3, 1);
    LearnerInput input =
        new LearnerInput(
            new ClassTexts(Tasks.names(4), Tasks.axes(4, 12).features(), 3),
            train,
            Tasks.clusters(4, 6, 12, 0.3, 2));
    TipAdapter silent = new TipAdapter(new TipAdapterSettings(0, 1));

    CacheClassifier chosen = silent.fit(input, 1);

    assertThat(chosen.settings()).isNotEqualTo(silent.settings());
    assertThat(Accuracy.correct(chosen, input.validation().batch()))
        .isGreaterThan(Accuracy.correct(input.texts().zeroShot(), input.validation().batch()));
  }

  @Test
  void theDefaultStaysWhereNothingIsBetter() {
    FeatureTable rows = Tasks.table(2, new int[] {0, 1}, 1, 0, 0, 1);
    TipAdapterSettings odd = new TipAdapterSettings(0.123, 4.56);

    CacheClassifier tip =
        new TipAdapter(odd).fit(new LearnerInput(Tasks.axes(2, 2), rows, rows), 1);

    assertThat(tip.settings()).isEqualTo(odd);
  }

  @Test
  void anAdapterMovesFeaturesAsTheFormulaSays() {
    HostTensor down = new HostTensor(new long[] {1, 2}, new float[] {2, -1});
    HostTensor up = new HostTensor(new long[] {2, 1}, new float[] {-1, 3});
    AdaptedClassifier classifier = new AdaptedClassifier(Tasks.axes(2, 2), down, up, 0.5);
    Batch rows = new Batch(new float[] {0.6f, 0.8f}, new int[] {0}, 2);

    // ReLU(2 x 0.6 - 0.8) = 0.4; ReLU(0.4 (-1, 3)) = (0, 1.2); half of it and of f is (0.3, 1).
    double norm = Math.sqrt(0.09 + 1);
    assertThat(classifier.score(rows).logits())
        .containsExactly(new float[] {(float) (30 / norm), (float) (100 / norm)}, within(1e-4f));
  }

  @Test
  void anEpochHasEveryRowOnce() {
    Batch rows = Tasks.clusters(5, 1, 4, 0.3, 1).batch();
    Batches batches = new Batches(rows, 2, 9);

    int[] labels =
        IntStream.range(0, batches.perEpoch())
            .flatMap(step -> IntStream.of(batches.next().labels()))
            .toArray();

    assertThat(batches.perEpoch()).isEqualTo(3);
    assertThat(labels).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
  }
}
