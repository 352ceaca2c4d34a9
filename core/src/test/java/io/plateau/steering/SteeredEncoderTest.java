package io.plateau.steering;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.TokenShape;
import io.plateau.evaluation.ClassScores;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folded form against PyTorch's unfolded one. */
class SteeredEncoderTest {

  private static final Safetensors GOLDEN = ToastGoldens.open("gelu");

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws IOException {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"toast.text.2", "toast.linear.1", "lite.text.2", "lite.linear.1"})
  void logitsAreThoseOfTheUnfoldedForm(String name) {
    SteeringShape shape = ToastGoldens.shape(clip, name);
    Parameters learned = ToastGoldens.learned(shape);
    try (SteeredEncoder encoder = encoder(name, shape, learned)) {
      ClassScores scores =
          classifier(encoder, shape, learned).score(ToastGoldens.table(GOLDEN, shape.tokens()));

      assertThat(
              relativeError(
                  scores.logits(), ToastGoldens.tensor(GOLDEN, name + ".logits").values()))
          .isLessThan(1e-5);
    }
  }

  @Test
  void rowsAreScoredAsTheTableIs() {
    SteeringShape shape = ToastGoldens.shape(clip, "toast.text.2");
    TokenTable table = ToastGoldens.table(GOLDEN, shape.tokens());
    Parameters learned = ToastGoldens.learned(shape);
    try (SteeredEncoder encoder = encoder("toast.text.2", shape, learned)) {
      SteeredClassifier classifier = classifier(encoder, shape, learned);

      assertThat(classifier.score(table.batch(IntStream.range(0, 12).toArray())).logits())
          .containsExactly(classifier.score(table).logits());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"toast.text.2", "lite.linear.1"})
  void someOfTheClassesHaveTheSameLogits(String name) {
    SteeringShape shape = ToastGoldens.shape(clip, name);
    TokenTable table = ToastGoldens.table(GOLDEN, shape.tokens());
    Parameters learned = ToastGoldens.learned(shape);
    try (SteeredEncoder encoder = encoder(name, shape, learned)) {
      SteeredClassifier all = classifier(encoder, shape, learned);

      assertThat(all.classes()).isEqualTo(5);
      assertThat(all.over(2, 4).classes()).isEqualTo(2);
      float[] row = all.score(table).logits();
      assertThat(Arrays.copyOf(all.over(2, 4).score(table).logits(), 2))
          .containsExactly(Arrays.copyOfRange(row, 2, 4));
    }
  }

  /** With B = 0 the second pass is the rest of the first, whatever is selected. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void noFeedbackGivesTheFeaturesOfTheFrozenModel(int late) {
    TokenShape tokens = TokenShape.of(clip.config().vision(), late);
    SteeringShape shape = SteeringShape.of(tokens, SteeringMethod.TOAST, 5);
    TokenTable table = ToastGoldens.table(GOLDEN, tokens);
    Parameters start = SteeringStart.of(shape, Selection.start(table), Feedback.none(), 1);
    try (SteeredEncoder encoder = new SteeredEncoder(clip, shape, Feedback.none(), start)) {
      // The cached features are those of tokens that were not rounded to fp16.
      assertThat(relativeError(encoder.encode(table).features(), table.features().features()))
          .isLessThan(1e-3);
    }
  }

  @Test
  void anotherModelsShapeIsRefused() {
    SteeringShape shape = SteeringShape.of(new TokenShape(50, 24, 12, 4), SteeringMethod.TOAST, 5);
    assertThatThrownBy(
            () -> new SteeredEncoder(clip, shape, Feedback.none(), ToastGoldens.learned(shape)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot steer this model: feedback is for TokenShape[tokens=50, width=24, layers=12,"
                + " lateLayers=4], the model has TokenShape[tokens=10, width=24, layers=2,"
                + " lateLayers=2]. Load the model that the tokens were made with, or prepare tokens"
                + " with this one.");
  }

  @Test
  void whatWasLearnedForAnotherShapeIsRefused() {
    SteeringShape shape = ToastGoldens.shape(clip, "toast.text.2");
    Parameters lite = ToastGoldens.learned(ToastGoldens.shape(clip, "lite.text.2"));
    assertThatThrownBy(() -> new SteeredEncoder(clip, shape, Feedback.none(), lite))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tensor: A.0 (expected: one of [A.0.down, A.0.up, ");
  }

  private static SteeredEncoder encoder(String name, SteeringShape shape, Parameters learned) {
    return new SteeredEncoder(clip, shape, ToastGoldens.feedback(name, shape), learned);
  }

  private static SteeredClassifier classifier(
      SteeredEncoder encoder, SteeringShape shape, Parameters learned) {
    HostTensor texts = ToastGoldens.tensor(GOLDEN, "texts");
    return shape.head() == SteeringHead.TEXT
        ? SteeredClassifier.text(encoder, texts, clip.logitScale())
        : SteeredClassifier.linear(encoder, learned);
  }
}
