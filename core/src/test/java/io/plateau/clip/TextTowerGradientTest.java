package io.plateau.clip;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.sharpness.Autograd;
import io.plateau.sharpness.Gradient;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradient in the input embeddings, against PyTorch 2.13's autograd. */
class TextTowerGradientTest {

  @Test
  void gradientInTheEmbeddingsAgrees() throws Exception {
    List<String> captions = GoldenClip.captions();
    float[] expected =
        GoldenClip.tensors("gelu", "gradients.safetensors").tensor("embedding_gradient").values();
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu());
        NDManager manager = clip.manager().newSubManager()) {
      long[] ids =
          captions.stream().flatMapToLong(c -> Arrays.stream(clip.tokenizer().encode(c))).toArray();
      NDArray tokens = manager.create(ids, new Shape(captions.size(), clip.tokenizer().length()));
      NDArray embedded = clip.text().embedTokens(tokens);
      Parameters v =
          Parameters.of(
              "embedded", new HostTensor(embedded.getShape().getShape(), embedded.toFloatArray()));
      Shape features = new Shape(captions.size(), clip.config().projection());

      Gradient gradient =
          Autograd.gradient(
              manager,
              v,
              arrays -> {
                NDArray at = arrays.get("embedded");
                NDArray encoded = clip.text().encode(at, clip.text().endOfText(tokens));
                float[] cotangent = GoldenClip.ramp((int) features.size(), 31);
                return encoded.mul(at.getManager().create(cotangent, features)).sum();
              });

      assertThat(relativeError(gradient.values().get("embedded").values(), expected))
          .isLessThan(1e-5);
    }
  }
}
