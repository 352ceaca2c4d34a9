package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model directory has to hold, and what is said where it does not. */
class FrozenClipTest {

  @TempDir private Path directory;

  @Test
  void theLogitScaleIsTheExponentialOfTheStoredOne() throws Exception {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      assertThat(clip.logitScale()).isCloseTo((float) Math.exp(2.5), within(1e-5f));
    }
  }

  @Test
  void theBatchSizeDoesNotShowInTheFeatures() throws Exception {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      float[] one = clip.encodeTexts(GoldenClip.captions(), 1);
      float[] all = clip.encodeTexts(GoldenClip.captions(), 100);

      assertThat(Closeness.relativeError(one, all)).isLessThan(1e-6);
    }
  }

  @Test
  void refusesAPickleAndSaysWhatToConvertItTo() throws Exception {
    GoldenClip.copy("gelu", directory);
    Files.move(directory.resolve("model.safetensors"), directory.resolve("pytorch_model.bin"));

    assertThatLoadingFails(
        """
        Cannot load the model %s: pytorch_model.bin is a pickle, which can run code when it is read. \
        Convert it to safetensors, in Python: \
        CLIPModel.from_pretrained(DIR).save_pretrained(DIR, safe_serialization=True)."""
            .formatted(directory));
  }

  @Test
  void saysThatThereAreNoWeights() throws Exception {
    GoldenClip.copy("gelu", directory);
    Files.delete(directory.resolve("model.safetensors"));

    assertThatLoadingFails(
        "Cannot load the model %s: there is neither model.safetensors nor model.safetensors.index.json."
            .formatted(directory));
  }

  @Test
  void namesTheShardThatIsMissing() throws Exception {
    GoldenClip.copy("sharded", directory);
    Files.delete(directory.resolve("model-00002-of-00003.safetensors"));

    assertThatLoadingFails(
        """
        Cannot load the model %s: shard model-00002-of-00003.safetensors, named in \
        model.safetensors.index.json, is missing. Copy it there."""
            .formatted(directory));
  }

  @Test
  void refusesAnIndexWithoutAMap() throws Exception {
    GoldenClip.copy("sharded", directory);
    Path index = directory.resolve("model.safetensors.index.json");
    Files.writeString(index, "{\"metadata\": {}}");

    assertThatLoadingFails(
        "Cannot read %s: it has no weight_map from tensor to file.".formatted(index));
  }

  @Test
  void namesTheTensorThatIsMissing() throws Exception {
    GoldenClip.copy("gelu", directory);
    rewriteWithout("visual_projection.weight");

    assertThatLoadingFails(
        "Cannot load the model %s: tensor visual_projection.weight is missing. Both towers of a CLIPModel are needed."
            .formatted(directory));
  }

  @Test
  void saysHowToWriteTheTokenizerThatIsMissing() throws Exception {
    GoldenClip.copy("gelu", directory);
    Files.delete(directory.resolve("tokenizer.json"));

    assertThatLoadingFails(
        """
        Cannot load the model %s: there is no tokenizer.json. Write it in Python: \
        CLIPTokenizerFast.from_pretrained(DIR).save_pretrained(DIR)."""
            .formatted(directory));
  }

  @Test
  void refusesWeightsThatAreCutShort() throws Exception {
    GoldenClip.copy("gelu", directory);
    Path weights = directory.resolve("model.safetensors");
    byte[] whole = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(whole, whole.length - 4));

    assertThatLoadingFails(
        "Cannot read %s as safetensors: it ends at byte %d, its header describes %d. Copy or download the file again."
            .formatted(weights, whole.length - 4, whole.length));
  }

  private void assertThatLoadingFails(String message) {
    assertThatThrownBy(() -> FrozenClip.load(directory, Device.cpu()).close())
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  private void rewriteWithout(String tensor) throws IOException {
    Path file = directory.resolve("model.safetensors");
    Safetensors weights = Safetensors.open(file);
    Map<String, HostTensor> kept = new TreeMap<>();
    for (String name : weights.names()) {
      if (!name.equals(tensor)) {
        kept.put(name, weights.tensor(name));
      }
    }
    Files.write(file, SafetensorsWriter.encode(kept, Map.of()));
  }
}
