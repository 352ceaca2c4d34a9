package io.plateau.clip;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.plateau.tensor.Safetensors;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What published CLIP directories differ in, against transformers 5.18. */
class GoldenParityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gelu",
        "legacy-eos",
        "configured-eos",
        "sharded",
        "float16",
        "bfloat16",
        "legacy-sections",
        "defaults"
      })
  void tokensAndEmbeddingsAgree(String model) throws Exception {
    Safetensors expected = GoldenClip.tensors(model, "expected.safetensors");
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory(model), Device.cpu())) {
      long[] tokens =
          GoldenClip.captions().stream()
              .flatMapToLong(caption -> Arrays.stream(clip.tokenizer().encode(caption)))
              .toArray();
      int size = clip.config().vision().imageSize();
      float[] pixels = GoldenClip.ramp(2 * 3 * size * size, 7919);

      assertThat(tokens).containsExactly(expected.longs("input_ids"));
      assertThat(
              relativeError(
                  clip.encodeTexts(GoldenClip.captions(), 4),
                  expected.tensor("text_embeds").values()))
          .as("text")
          .isLessThan(1e-5);
      assertThat(
              relativeError(clip.encodeImages(pixels, 2), expected.tensor("image_embeds").values()))
          .as("image")
          .isLessThan(1e-5);
    }
  }
}
