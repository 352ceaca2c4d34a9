package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.tensor.HostTensor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClassFeaturesTest {

  private static final List<String> NAMES = List.of("river", "golden_retriever");

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  /** A context that was not trained is the text it was initialised with. */
  @Test
  void anUntrainedPromptIsItsTemplate() {
    ContextInit words = new ContextInit.Words("a photo of a");
    PromptShape shape = PromptShape.unified(words.length(clip));

    HostTensor learned = ClassFeatures.learned(clip, NAMES, shape, words.vectors(clip));
    HostTensor template = ClassFeatures.zeroShot(clip, NAMES, "a photo of a {}.");

    assertThat(learned.shape()).containsExactly(2, clip.config().projection());
    assertThat(relativeError(learned.values(), template.values())).isLessThan(1e-5);
  }

  @Test
  void featuresHaveNormOne() {
    float[] values = ClassFeatures.zeroShot(clip, NAMES, "{}").values();
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }

    assertThat(squares).isCloseTo(2, within(1e-5));
  }

  @Test
  void refusesPromptsThatDependOnTheImage() {
    PromptShape shape = new PromptShape(4, ClassPosition.END, ContextSharing.PER_IMAGE);

    assertThatThrownBy(() -> ClassFeatures.learned(clip, NAMES, shape, HostTensor.zeros(4, 16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sharing: PER_IMAGE (expected: UNIFIED or PER_CLASS, whose features are the same for all images)");
  }

  @Test
  void refusesAContextOfAnotherSize() {
    assertThatThrownBy(
            () ->
                ClassFeatures.learned(clip, NAMES, PromptShape.unified(4), HostTensor.zeros(3, 16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("context: 48 values (expected: 4 x 16, the learned vectors of 2 classes)");
  }
}
