package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContextInitTest {

  private static final int WIDTH = 16;

  private static FrozenClip clip;

  @BeforeAll
  static void load() throws Exception {
    clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
  }

  @AfterAll
  static void close() {
    clip.close();
  }

  @Test
  void wordsStartAtTheRowsOfTheTokenTable() throws Exception {
    ContextInit words = new ContextInit.Words("a river");
    long[] tokens = clip.tokenizer().pieces("a river");
    float[] table =
        GoldenClip.tensors("gelu", "model.safetensors")
            .tensor("text_model.embeddings.token_embedding.weight")
            .values();

    HostTensor vectors = words.vectors(clip);

    assertThat(words.length(clip)).isEqualTo(tokens.length);
    assertThat(vectors.shape()).containsExactly(tokens.length, WIDTH);
    for (int i = 0; i < tokens.length; i++) {
      int row = (int) tokens[i] * WIDTH;
      assertThat(Arrays.copyOfRange(vectors.values(), i * WIDTH, (i + 1) * WIDTH))
          .containsExactly(Arrays.copyOfRange(table, row, row + WIDTH));
    }
  }

  @Test
  void noiseHasCoOpsDeviationAndFollowsTheSeed() {
    ContextInit noise = new ContextInit.Noise(500, 1);
    float[] values = noise.vectors(clip).values();
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }

    assertThat(noise.length(clip)).isEqualTo(500);
    assertThat(Math.sqrt(squares / values.length)).isCloseTo(0.02, within(0.001));
    assertThat(noise.vectors(clip)).isEqualTo(new ContextInit.Noise(500, 1).vectors(clip));
    assertThat(noise.vectors(clip)).isNotEqualTo(new ContextInit.Noise(500, 2).vectors(clip));
  }

  @Test
  void everyClassGetsACopy() {
    ContextInit noise = new ContextInit.Noise(2, 1);
    float[] one = noise.context(clip, ContextSharing.UNIFIED, 3).values();

    HostTensor all = noise.context(clip, ContextSharing.PER_CLASS, 3);

    assertThat(all.shape()).containsExactly(3, 2, WIDTH);
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.copyOfRange(all.values(), c * one.length, (c + 1) * one.length))
          .containsExactly(one);
    }
  }

  @Test
  void wordsStandAtTheEndOfALongerContext() {
    ContextInit.Words words = new ContextInit.Words("a river");
    int tokens = words.length(clip);
    ContextInit aligned = new ContextInit.RightAligned("a river", tokens + 3, 5);

    float[] values = aligned.vectors(clip).values();

    assertThat(aligned.length(clip)).isEqualTo(tokens + 3);
    assertThat(Arrays.copyOfRange(values, 3 * WIDTH, values.length))
        .containsExactly(words.vectors(clip).values());
    assertThat(Arrays.copyOf(values, 3 * WIDTH))
        .containsExactly(
            Arrays.copyOf(new ContextInit.Noise(tokens + 3, 5).vectors(clip).values(), 3 * WIDTH));
  }

  @Test
  void refusesAContextShorterThanItsWords() {
    assertThatThrownBy(() -> new ContextInit.RightAligned("a photo", 1, 1).length(clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("context-length: 1 (expected: >= 2, the tokens of 'a photo')");
  }

  @Test
  void aContextForEveryImageComesWithANet() {
    ContextInit noise = new ContextInit.Noise(2, 1);

    Parameters v = noise.parameters(clip, ContextSharing.PER_IMAGE, 3, 7);

    assertThat(v.tensors())
        .containsOnlyKeys(PromptLearner.tensors(ContextSharing.PER_IMAGE).toArray(String[]::new))
        .containsEntry(ContextLearner.CONTEXT, noise.vectors(clip))
        .containsAllEntriesOf(MetaNet.initial(clip.config().projection(), WIDTH, 7));
    assertThat(noise.parameters(clip, ContextSharing.PER_CLASS, 3, 7))
        .isEqualTo(
            Parameters.of(
                ContextLearner.CONTEXT, noise.context(clip, ContextSharing.PER_CLASS, 3)));
  }

  @Test
  void refusesWordsWithoutAToken() {
    assertThatThrownBy(() -> new ContextInit.Words(" ").length(clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("context-init: ' ' (expected: at least one token)");
  }
}
