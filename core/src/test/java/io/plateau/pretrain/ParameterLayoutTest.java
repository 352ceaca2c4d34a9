package io.plateau.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.ClipConfig;
import io.plateau.clip.ImageTower;
import io.plateau.clip.TextTower;
import io.plateau.clip.Torch;
import io.plateau.clip.Weights;
import io.plateau.tensor.HostTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterLayoutTest {

  @TempDir private Path directory;

  @Test
  void hasTheTensorsThatTheTowersAskForAndTheLogitScale() throws IOException {
    ClipConfig config = config();
    Set<String> asked = new TreeSet<>(Set.of("logit_scale"));
    try (NDManager manager = manager()) {
      Map<String, HostTensor> tensors = parameters(config, manager).tensors();
      Weights weights =
          name -> {
            asked.add(name);
            HostTensor tensor = tensors.get(name);
            return manager.create(tensor.values(), new Shape(tensor.shape()));
          };
      ImageTower image = new ImageTower(config, weights);
      TextTower text = new TextTower(config, weights);

      assertThat(tensors.keySet()).isEqualTo(asked);
      assertThat(image.config()).isEqualTo(config.vision());
      assertThat(text.config()).isEqualTo(config.text());
    }
  }

  @Test
  void initialDeviationsAreClips() throws IOException {
    try (NDManager manager = manager()) {
      Map<String, HostTensor> tensors = parameters(config(), manager).tensors();

      assertDeviation(tensors, "text_model.embeddings.token_embedding.weight", 0.02);
      assertDeviation(tensors, "text_model.encoder.layers.0.self_attn.q_proj.weight", 0.25);
      assertDeviation(tensors, "vision_model.encoder.layers.0.mlp.fc2.weight", 0.25 / Math.sqrt(2));
      assertThat(tensors.get("vision_model.pre_layrnorm.weight").values()).containsOnly(1);
      assertThat(tensors.get("text_model.final_layer_norm.bias").values()).containsOnly(0);
      assertThat(tensors.get("logit_scale").values()).containsExactly((float) Math.log(1 / 0.07));
    }
  }

  @Test
  void onlyMatricesDecay() throws IOException {
    assertThat(ParameterLayout.of(config()))
        .filteredOn(Parameter::decays)
        .extracting(Parameter::name)
        .contains("text_projection.weight", "vision_model.embeddings.patch_embedding.weight")
        .noneMatch(
            name -> name.endsWith("bias") || name.contains("norm") || name.contains("scale"));
  }

  @Test
  void theLogitScaleStaysWithinClipsBound() throws IOException {
    try (NDManager manager = manager()) {
      FlatParameters parameters = parameters(config(), manager);
      NDArray values = parameters.values();
      values.addi(7);
      parameters.clampLogitScale();

      assertThat(parameters.tensors().get("logit_scale").values())
          .containsExactly((float) Math.log(100));
      assertThat(parameters.tensors().get("vision_model.pre_layrnorm.weight").values())
          .containsOnly(8);
    }
  }

  private static void assertDeviation(
      Map<String, HostTensor> tensors, String name, double expected) {
    double square = 0;
    float[] values = tensors.get(name).values();
    for (float value : values) {
      square += value * value;
    }
    assertThat(Math.sqrt(square / values.length))
        .as(name)
        .isBetween(0.85 * expected, 1.15 * expected);
  }

  private ClipConfig config() throws IOException {
    ModelFiles files = new ModelFiles(directory);
    files.writeConfiguration(Tiny.ARCHITECTURE, Vocabulary.ofCaptions());
    return ClipConfig.read(files.config());
  }

  private static FlatParameters parameters(ClipConfig config, NDManager manager) {
    return new FlatParameters(ParameterLayout.of(config), new SplittableRandom(1), manager);
  }

  private static NDManager manager() {
    Torch.initialise();
    return NDManager.newBaseManager(null, Torch.ENGINE);
  }
}
