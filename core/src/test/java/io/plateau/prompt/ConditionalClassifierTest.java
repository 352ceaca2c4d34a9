package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.evaluation.ClassScores;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConditionalClassifierTest {

  private static FrozenClip clip;
  private static Batch batch;

  private final List<Integer> scored = new ArrayList<>();

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
    batch = LearnerGoldens.batch(clip.config().projection());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  private ConditionalClassifier classifier() {
    return new ConditionalClassifier(
        clip,
        LearnerGoldens.PER_IMAGE,
        LearnerGoldens.CLASS_NAMES,
        new Parameters(
            LearnerGoldens.conditional(
                clip.config().projection(), clip.config().text().transformer().width())),
        scored::add);
  }

  @Test
  void logitsAreThoseOfPyTorch() throws Exception {
    float[] expected = LearnerGoldens.open().tensor("cocoop.logits").values();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= clip.logitScale() / LearnerGoldens.SCALE;
    }

    ClassScores scores = classifier().score(batch);

    assertThat(scores.classes()).isEqualTo(5);
    assertThat(relativeError(scores.logits(), expected)).isLessThan(1e-5);
  }

  @Test
  void aPartOfTheClassesHasThePartsLogits() {
    float[] all = classifier().score(batch).logits();
    float[] expected = new float[batch.rows() * 2];
    for (int row = 0; row < batch.rows(); row++) {
      System.arraycopy(all, row * 5 + 3, expected, row * 2, 2);
    }

    ClassScores scores = classifier().over(3, 5).score(batch);

    assertThat(scores.classes()).isEqualTo(2);
    assertThat(relativeError(scores.logits(), expected)).isLessThan(1e-5);
  }

  @Test
  void imagesAreScoredInPartsThatAddUp() {
    int rows = 500;
    Batch many = batch.select(IntStream.range(0, rows).map(row -> row % batch.rows()).toArray());
    float[] few = classifier().score(batch).logits();
    scored.clear();

    float[] logits = classifier().score(many).logits();

    assertThat(scored).hasSizeGreaterThan(1);
    assertThat(scored.stream().mapToInt(Integer::intValue).sum()).isEqualTo(rows);
    int last = (rows - 1) % batch.rows();
    assertThat(
            relativeError(
                Arrays.copyOfRange(logits, logits.length - 5, logits.length),
                Arrays.copyOfRange(few, last * 5, last * 5 + 5)))
        .isLessThan(1e-5);
  }

  @Test
  void refusesFeaturesOfAnotherWidth() {
    assertThatThrownBy(() -> classifier().score(new Batch(new float[3], new int[1], 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: width 3 (expected: 12, the model's)");
  }
}
