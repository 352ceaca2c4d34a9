package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.adapter.DistributedSum;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.TokenShape;
import io.plateau.feature.Batch;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Least squares of the late layers of a tower, against PyTorch's on the same tower in double. */
class FeedbackMomentsTest {

  private static final Safetensors GOLDEN = ToastGoldens.open("gelu");

  private static FrozenClip clip;
  private static TokenTable table;
  private static FeedbackMoments moments;

  @BeforeAll
  static void load() throws IOException {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    table = ToastGoldens.table(GOLDEN, TokenShape.of(clip.config().vision(), 2));
    moments = FeedbackMoments.of(clip, table);
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @Test
  void theFeedbackIsTheLeastSquaresOfInputsInOutputs() {
    Feedback feedback = moments.feedback(0);

    assertThat(feedback.matrices().tensors().keySet()).containsExactly("A.0", "A.1");
    assertThat(error(feedback, "A.0", "lstsq.0")).isLessThan(1e-6);
    assertThat(error(feedback, "A.1", "lstsq.1")).isLessThan(1e-6);
  }

  @Test
  void aRidgeIsThatOfTheFormula() {
    Feedback feedback = moments.feedback(1e-3);

    assertThat(error(feedback, "A.0", "ridge.0")).isLessThan(1e-6);
    assertThat(error(feedback, "A.1", "ridge.1")).isLessThan(1e-6);
  }

  private static double error(Feedback found, String name, String golden) {
    return relativeError(
        found.matrices().get(name).values(), ToastGoldens.tensor(GOLDEN, golden).values());
  }

  @Test
  void fewerLateLayersHaveTheLastOnesFeedback() {
    TokenShape one = TokenShape.of(clip.config().vision(), 1);

    Feedback feedback = FeedbackMoments.of(clip, ToastGoldens.table(GOLDEN, one)).feedback(0);

    assertThat(feedback.matrices().tensors().keySet()).containsExactly("A.1");
    // Its images start from an input of that layer that was rounded to fp16.
    assertThat(error(feedback, "A.1", "lstsq.1")).isLessThan(1e-3);
  }

  @Test
  void partsThatLieAnywhereAddUpToTheWhole() {
    DistributedSum parts = DistributedSum.local(rows(0, 12), 5);

    FeedbackMoments sum = new FeedbackPretraining(() -> clip, table.shape()).sum(parts);

    assertThat(sum.images()).isEqualTo(12);
    assertClose(sum, moments);
  }

  @Test
  void aRunGoesOnFromItsSavedSums() throws IOException {
    byte[] saved = FeedbackSums.encode(FeedbackMoments.of(clip, table.shape(), rows(0, 7)));

    FeedbackMoments resumed =
        FeedbackMoments.sum(
            List.of(
                FeedbackSums.decode("sums", saved),
                FeedbackMoments.of(clip, table.shape(), rows(7, 12))));

    assertThat(resumed.images()).isEqualTo(12);
    assertClose(resumed, moments);
  }

  private static void assertClose(FeedbackMoments found, FeedbackMoments expected) {
    for (int layer = 0; layer < 2; layer++) {
      double[] gram = expected.layers().get(layer).gram().values();
      double scale = Arrays.stream(gram).map(Math::abs).max().orElseThrow();
      double[] sum = found.layers().get(layer).gram().values();
      for (int i = 0; i < gram.length; i++) {
        // Batches of other sizes may round the states themselves differently.
        assertThat(Math.abs(sum[i] - gram[i])).isLessThan(1e-6 * scale);
      }
    }
  }

  @Test
  void savedSumsAreReadBackToTheBit() throws IOException {
    assertThat(FeedbackSums.decode("sums", FeedbackSums.encode(moments))).isEqualTo(moments);
  }

  @Test
  void sumsOfAnotherTowerAreRefused() {
    FeedbackMoments other = new FeedbackMoments("abc", moments.shape(), 1, moments.layers());
    assertThatThrownBy(() -> FeedbackMoments.sum(List.of(moments, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of model abc to those of TokenShape[tokens=10, width=24, layers=2")
        .hasMessageEndingWith("they are of different towers. Start again for this one.");
  }

  @Test
  void anotherFileIsRefused() {
    byte[] empty = SafetensorsWriter.encode(Map.of(), Map.of());
    assertThatThrownBy(() -> FeedbackSums.decode("sums", empty))
        .isInstanceOf(SafetensorsException.class)
        .hasMessage(
            "Cannot read sums as sums of a tower's layers: tokens: 0 (expected: > 0). Sum again.");
  }

  @Test
  void aRidgeBelowZeroIsRefused() {
    assertThatThrownBy(() -> moments.feedback(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ridge: -1.0 (expected: a number >= 0)");
  }

  private static Batch rows(int from, int to) {
    return table.batch(IntStream.range(from, to).toArray());
  }
}
