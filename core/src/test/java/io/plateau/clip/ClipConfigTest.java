package io.plateau.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipConfigTest {

  @TempDir private Path directory;

  @Test
  void fieldsThatAreLeftOutHaveTheDefaultsOfTransformers() throws Exception {
    ClipConfig config = read("{}");

    TransformerConfig text = new TransformerConfig(512, 12, 8, 2048, Activation.QUICK_GELU, 1e-5f);
    TransformerConfig vision =
        new TransformerConfig(768, 12, 12, 3072, Activation.QUICK_GELU, 1e-5f);
    assertThat(config)
        .isEqualTo(
            new ClipConfig(
                new ClipConfig.Text(text, 49408, 77, 49407),
                new ClipConfig.Vision(vision, 224, 32, 3),
                512));
  }

  @Test
  void aNullIsAFieldThatIsLeftOut() throws Exception {
    assertThat(read("{\"projection_dim\": null, \"text_config\": {\"hidden_act\": null}}"))
        .isEqualTo(read("{}"));
  }

  @Test
  void theLegacyEndOfTextMeansTheLargestToken() throws Exception {
    assertThat(read("{\"text_config\": {\"eos_token_id\": 2}}").text().endIsLargestToken())
        .isTrue();
    assertThat(read("{}").text().endIsLargestToken()).isFalse();
  }

  @Test
  void theLegacySectionWinsAsAWhole() throws Exception {
    ClipConfig config =
        read(
            """
            {"text_config": {"hidden_act": "gelu", "hidden_size": 64},
             "text_config_dict": {"hidden_size": 128}}""");

    assertThat(config.text().transformer().width()).isEqualTo(128);
    assertThat(config.text().transformer().activation()).isEqualTo(Activation.QUICK_GELU);
  }

  @Test
  void patchesThatDoNotFitAreLeftOut() throws Exception {
    ClipConfig config = read("{\"vision_config\": {\"image_size\": 20, \"patch_size\": 6}}");

    assertThat(config.vision().grid()).isEqualTo(3);
    assertThat(config.vision().tokens()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"model_type": "siglip"} | model_type: siglip (expected: clip)
          {"model_type": {}} | model_type: {} (expected: a string)
          {"projection_dim": 0} | projection_dim: 0 (expected: > 0)
          {"projection_dim": 1.5} | projection_dim: 1.5 (expected: an integer)
          {"projection_dim": "wide"} | projection_dim: "wide" (expected: an integer)
          {"projection_dim": {}} | projection_dim: {} (expected: an integer)
          {"projection_dim": 3000000000} | projection_dim: 3000000000 (expected: an integer)
          {"text_config": 3} | text_config: 3 (expected: an object)
          {"text_config": {"hidden_size": -4}} | hidden_size: -4 (expected: > 0)
          {"text_config": {"num_hidden_layers": 0}} | num_hidden_layers: 0 (expected: > 0)
          {"text_config": {"intermediate_size": 0}} | intermediate_size: 0 (expected: > 0)
          {"text_config": {"num_attention_heads": 7}} | num_attention_heads: 7 (expected: a divisor of hidden_size 512)
          {"text_config": {"hidden_act": "relu"}} | hidden_act: relu (expected: one of [quick_gelu, gelu])
          {"text_config": {"layer_norm_eps": "tiny"}} | layer_norm_eps: "tiny" (expected: a number)
          {"text_config": {"vocab_size": 0}} | vocab_size: 0 (expected: > 0)
          {"text_config": {"max_position_embeddings": 0}} | max_position_embeddings: 0 (expected: > 0)
          {"vision_config": {"patch_size": 256}} | patch_size: 256 (expected: at most image_size 224)
          {"vision_config": {"num_channels": 0}} | num_channels: 0 (expected: > 0)
          """)
  void refusesValuesThatMakeNoSense(String json, String reason) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot read %s: %s", directory.resolve("config.json"), reason);
  }

  @Test
  void refusesWhatIsNoJsonObject() {
    assertThatThrownBy(() -> read("{\"text_config\": "))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("Cannot read " + directory.resolve("config.json") + ": ");
    assertThatThrownBy(() -> read("[]")).isInstanceOf(ModelException.class);
  }

  @Test
  void saysThatADirectoryHasNoConfiguration() {
    assertThatThrownBy(() -> ClipConfig.read(directory.resolve("config.json")))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Cannot load a model from %s: there is no config.json. Give the directory of a Hugging"
                + " Face CLIP model.",
            directory);
  }

  private ClipConfig read(String json) throws Exception {
    Path file = directory.resolve("config.json");
    Files.writeString(file, json);
    return ClipConfig.read(file);
  }
}
