package io.plateau.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.synthesis.GeneratorShape;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GeneratorArtifactTest {

  private static final GeneratorShape SHAPE = new GeneratorShape(12, 5, 3, 4, 2, 16);
  private static final GeneratorArtifact ARTIFACT =
      new GeneratorArtifact(
          GeneratorConfig.of(
              "0.1.0",
              SHAPE,
              List.of("river", "café"),
              new PromptConfig.FrozenModel("embedded", "abc", 14.25f),
              new PromptConfig.FeatureSource("/data/features", "def"),
              Map.of("beta", "1"),
              Map.of("kl_nats", 0.5)),
          SHAPE.initial(1));

  @Test
  void anArtifactIsReadBackToTheBit() throws Exception {
    assertThat(read(ARTIFACT.files())).isEqualTo(ARTIFACT);
    assertThat(read(ARTIFACT.files()).generator().learned()).isEqualTo(SHAPE.initial(1));
  }

  @Test
  void theDigestIsThatOfTheTensorsFile() throws Exception {
    byte[] file = ARTIFACT.files().get(GeneratorArtifact.LEARNED);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);

    assertThat(ARTIFACT.digest()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(new GeneratorArtifact(ARTIFACT.config(), SHAPE.initial(2)).digest())
        .isNotEqualTo(ARTIFACT.digest());
  }

  @Test
  void theConfigurationIsWrittenLast() {
    assertThat(ARTIFACT.files().keySet())
        .containsExactly("generator.safetensors", "README.md", "generator_config.json");
  }

  @Test
  void theConfigurationHasPythonsKeys() {
    assertThat(config())
        .contains(
            "\"schema_version\": 1",
            "\"encoder_hidden\": 5",
            "\"context_length\": 2",
            "\"model_digest\": \"abc\"",
            "\"kl_nats\": 0.5",
            "\"café\"");
  }

  @Test
  void theCardSaysWhatItIs() {
    assertThat(new String(ARTIFACT.files().get("README.md"), StandardCharsets.UTF_8))
        .contains(
            "# A generator of synthetic features (SHIP)",
            "- Features 12 wide, z 3 wide, 2 learned vectors of 16 in a prompt",
            "- Trained on 2 classes",
            "- kl_nats: 0.5000",
            "- beta: 1");
  }

  @Test
  void aConfigurationThatContradictsItselfIsRefused() {
    assertThatFails(
        GeneratorArtifact.CONFIG,
        utf8(config().replace("\"latent\": 3", "\"latent\": 0")),
        "Cannot read here/generator_config.json: it is damaged (latent: 0 (expected: > 0)). Train again.");
    assertThatFails(
        GeneratorArtifact.CONFIG,
        utf8(config().replace("\"shape\"", "\"form\"")),
        "Cannot read here/generator_config.json: it is damaged (shape is null). Train again.");
  }

  @Test
  void anotherSchemaVersionIsRefused() {
    assertThatFails(
        GeneratorArtifact.CONFIG,
        utf8(config().replace("\"schema_version\": 1", "\"schema_version\": 2")),
        "Cannot read here/generator_config.json: schema_version is 2 (expected: 1).");
  }

  @Test
  void tensorsOfAnotherShapeAreRefused() {
    assertThatFails(
        GeneratorArtifact.LEARNED,
        SafetensorsWriter.encode(SHAPE.withLatent(4).initial(1).tensors(), Map.of()),
        "Cannot read here/generator.safetensors: it is damaged (encoder.log_var.bias: shape [4] (expected: [3])). Train again.");
  }

  @Test
  void tensorsThatAreCutShortAreRefused() {
    byte[] whole = ARTIFACT.files().get("generator.safetensors");
    Map<String, byte[]> files = new HashMap<>(ARTIFACT.files());
    files.put("generator.safetensors", Arrays.copyOf(whole, whole.length - 1));

    assertThatThrownBy(() -> read(files))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("Cannot read here/generator.safetensors as safetensors: ");
  }

  @Test
  void anotherModelIsRefused() throws Exception {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      assertThatThrownBy(() -> ARTIFACT.requireModel(clip))
          .isInstanceOf(ArtifactException.class)
          .hasMessage(
              "Cannot use this generator with this model: it was trained for embedded, SHA-256 abc, 12 wide; this one has SHA-256 %s and is 12 wide. Give the same model, or train a generator for this one.",
              clip.digest());
    }
  }

  private static void assertThatFails(String name, byte[] bytes, String message) {
    Map<String, byte[]> files = new HashMap<>(ARTIFACT.files());
    files.put(name, bytes);
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(ArtifactException.class)
        .hasMessageStartingWith(message);
  }

  private static String config() {
    return new String(ARTIFACT.files().get("generator_config.json"), StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static GeneratorArtifact read(Map<String, byte[]> files) throws IOException {
    return GeneratorArtifact.read(
        "here",
        name -> {
          byte[] bytes = files.get(name);
          if (bytes == null) {
            throw new FileNotFoundException(name);
          }
          return bytes;
        });
  }
}
