package io.plateau.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.plateau.prompt.ClassPosition;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptShape;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsException;
import io.plateau.tensor.SafetensorsWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptArtifactTest {

  private static final PromptArtifact ARTIFACT =
      PromptArtifact.of(
          configOf(ContextSharing.PER_CLASS),
          Parameters.of(
              "context",
              new HostTensor(new long[] {3, 2, 1}, new float[] {1, -0f, 3e38f, 4, 5, 0.1f})),
          new HostTensor(new long[] {3, 2}, new float[] {1, 0, 0, 1, 0.6f, 0.8f}),
          new HostTensor(new long[] {3, 2}, new float[] {0, 1, 1, 0, 0.8f, 0.6f}));

  private static PromptConfig configOf(ContextSharing sharing) {
    return PromptConfig.of(
        "0.1.0",
        new PromptShape(2, ClassPosition.MIDDLE, sharing),
        "a photo of a {}.",
        List.of("river", "sea & lake", "café"),
        2,
        new PromptConfig.FrozenModel("embedded", "abc", 14.25f),
        new PromptConfig.FeatureSource("/data/features", "def"),
        Map.of("method", "gcscoop", "rho", "0.1"),
        Map.of("steps", "10"));
  }

  private static PromptArtifact perImage() {
    SortedMap<String, HostTensor> learned = new TreeMap<>();
    learned.put("context", HostTensor.zeros(2, 1));
    learned.put("meta_net.linear1.weight", HostTensor.zeros(1, 2));
    learned.put("meta_net.linear1.bias", HostTensor.zeros(1));
    learned.put("meta_net.linear2.weight", HostTensor.zeros(1, 1));
    learned.put("meta_net.linear2.bias", HostTensor.zeros(1));
    return PromptArtifact.perImage(
        configOf(ContextSharing.PER_IMAGE), new Parameters(learned), ARTIFACT.zeroShotFeatures());
  }

  @Test
  void anArtifactIsReadBackToTheBit() throws Exception {
    assertThat(read(ARTIFACT.files())).isEqualTo(ARTIFACT);
  }

  @Test
  void theConfigurationIsWrittenLast() {
    assertThat(ARTIFACT.files().keySet())
        .containsExactly(
            "adapter_model.safetensors",
            "text_features.safetensors",
            "README.md",
            "adapter_config.json");
  }

  @Test
  void theSameArtifactGivesTheSameBytes() throws Exception {
    Map<String, byte[]> again = read(ARTIFACT.files()).files();

    ARTIFACT.files().forEach((name, bytes) -> assertThat(again.get(name)).isEqualTo(bytes));
  }

  @Test
  void theConfigurationHasPythonsKeys() {
    assertThat(config())
        .contains(
            "\"schema_version\": 1",
            "\"method\": \"gcscoop\"",
            "\"context_length\": 2",
            "\"position\": \"MIDDLE\"",
            "\"class_names\": [",
            "\"sea & lake\"",
            "\"trained_classes\": 2",
            "\"model_digest\": \"abc\"",
            "\"logit_scale\": 14.25");
  }

  @Test
  void theCardSaysWhatItIs() {
    assertThat(new String(ARTIFACT.files().get("README.md"), StandardCharsets.UTF_8))
        .contains(
            "# A prompt learned with gcscoop",
            "`context` [3, 2, 1]; class name at the middle",
            "Classes: 3, the first 2 of them trained on",
            "- rho: 0.1",
            "- steps: 10");
  }

  @Test
  void aPromptOfEveryImageHasTheHandWrittenFeaturesAlone() throws Exception {
    PromptArtifact back = read(perImage().files());

    assertThat(back).isEqualTo(perImage());
    assertThat(back.zeroShotFeatures()).isEqualTo(ARTIFACT.zeroShotFeatures());
    assertThatThrownBy(back::textFeatures)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tensor: text_features (expected: one of [zero_shot_text_features])");
  }

  @Test
  void theCardOfAPromptOfEveryImageSaysHowToMakeIt() {
    assertThat(new String(perImage().files().get("README.md"), StandardCharsets.UTF_8))
        .contains(
            "`context` [2, 1], `meta_net.linear1.bias` [1], ",
            "v[\"meta_net.linear2.bias\"]",
            "context = v[\"context\"] + shift[:, None]")
        .doesNotContain("text_features.safetensors");
  }

  @Test
  void aPromptWithoutItsNetIsRefused() {
    Map<String, byte[]> files = new HashMap<>(perImage().files());
    files.put(
        "adapter_model.safetensors",
        SafetensorsWriter.encode(Map.of("context", HostTensor.zeros(2, 1)), Map.of()));

    assertThatThrownBy(() -> read(files))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageContaining("meta_net.linear1.weight")
        .hasMessageContaining("here/adapter_model.safetensors");
  }

  @Test
  void aDamagedConfigurationIsRefused() {
    assertThatConfigFails(
        config().substring(0, 100), "Cannot read here/adapter_config.json: it is damaged (");
  }

  @Test
  void aConfigurationThatContradictsItselfIsRefused() {
    assertThatConfigFails(
        config().replace("\"trained_classes\": 2", "\"trained_classes\": 4"),
        "Cannot read here/adapter_config.json: it is damaged (trained_classes: 4 (expected: 1 to 3, the classes)). Train again.");
  }

  @Test
  void aConfigurationWithoutClassesIsRefused() {
    assertThatConfigFails(
        config().replace("class_names", "labels"),
        "Cannot read here/adapter_config.json: it is damaged (class_names is null). Train again.");
  }

  @Test
  void aFileThatIsNoArtifactIsRefused() {
    assertThatConfigFails(
        "{\"schema\": 1}",
        "Cannot read here/adapter_config.json: schema_version is absent (expected: 1).");
    assertThatConfigFails("[]", "Cannot read here/adapter_config.json: it is damaged (");
  }

  @Test
  void anotherSchemaVersionIsRefused() {
    assertThatConfigFails(
        config().replace("\"schema_version\": 1", "\"schema_version\": 2"),
        "Cannot read here/adapter_config.json: schema_version is 2 (expected: 1). Train again with this version of Plateau.");
  }

  @Test
  void tensorsThatAreCutShortAreRefused() {
    Map<String, byte[]> files = new HashMap<>(ARTIFACT.files());
    files.computeIfPresent(
        "text_features.safetensors", (name, bytes) -> Arrays.copyOf(bytes, bytes.length - 1));

    assertThatThrownBy(() -> read(files))
        .isInstanceOf(SafetensorsException.class)
        .hasMessageStartingWith("Cannot read here/text_features.safetensors as safetensors: ");
  }

  @Test
  void pythonReadsItWithSafetensorsAlone(@TempDir Path directory) throws Exception {
    for (Map.Entry<String, byte[]> file : ARTIFACT.files().entrySet()) {
      Files.write(directory.resolve(file.getKey()), file.getValue());
    }
    String script =
        """
        import json, sys
        from safetensors import safe_open
        with safe_open(sys.argv[1] + "/adapter_model.safetensors", "numpy") as f:
            context = f.get_tensor("context")
        with safe_open(sys.argv[1] + "/text_features.safetensors", "numpy") as f:
            names = json.loads(f.metadata()["class_names"])
            text = f.get_tensor("text_features")
        config = json.load(open(sys.argv[1] + "/adapter_config.json", encoding="utf-8"))
        assert config["class_names"] == names
        print(context.shape, context[0, 0, 0], text.shape, text.dtype, ascii(names[2]))
        """;
    assumeThat(python("-c", "import safetensors.numpy").exitCode())
        .as("SKIPPED: no python3 with safetensors and numpy on the path")
        .isZero();

    assertThat(python("-c", script, directory.toString()))
        .isEqualTo(new Finished(0, "(3, 2, 1) 1.0 (3, 2) float32 'caf\\xe9'"));
  }

  private record Finished(int exitCode, String output) {}

  private static Finished python(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = "python3";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Finished(process.waitFor(), output);
    } catch (IOException e) {
      return new Finished(-1, e.getMessage());
    }
  }

  private static void assertThatConfigFails(String json, String message) {
    Map<String, byte[]> files = new HashMap<>(ARTIFACT.files());
    files.put("adapter_config.json", json.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(ArtifactException.class)
        .hasMessageStartingWith(message);
  }

  private static String config() {
    return new String(ARTIFACT.files().get("adapter_config.json"), StandardCharsets.UTF_8);
  }

  private static PromptArtifact read(Map<String, byte[]> files) throws IOException {
    return PromptArtifact.read(
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
