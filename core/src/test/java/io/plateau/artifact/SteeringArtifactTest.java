package io.plateau.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.GoldenClip;
import io.plateau.clip.TokenShape;
import io.plateau.sharpness.Parameters;
import io.plateau.steering.Feedback;
import io.plateau.steering.SteeredEncoder;
import io.plateau.steering.SteeringHead;
import io.plateau.steering.SteeringMethod;
import io.plateau.steering.SteeringShape;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.SafetensorsWriter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SteeringArtifactTest {

  private static final SteeringShape LITE =
      SteeringShape.of(new TokenShape(10, 24, 2, 1), SteeringMethod.TOAST_LITE, 2);

  private final SteeringArtifact lite = artifact(LITE, "abc", Feedback.none());

  private static SteeringArtifact artifact(SteeringShape shape, String digest, Feedback feedback) {
    SteeringConfig config =
        SteeringConfig.of(
            "0.1.0",
            shape,
            List.copyOf(feedback.matrices().tensors().keySet()),
            "a photo of a {}.",
            List.of("river", "café", "lake"),
            new PromptConfig.FrozenModel("embedded", digest, 14.25f),
            new PromptConfig.FeatureSource("/data/features", "def"),
            Map.of("method", shape.method().toString()),
            Map.of("steps", "100"));
    HostTensor texts = HostTensor.zeros(3, 12);
    for (int i = 0; i < 3; i++) {
      texts.values()[i * 12 + i] = 1;
    }
    return new SteeringArtifact(config, ramps(shape), feedback, texts);
  }

  private static Parameters ramps(SteeringShape shape) {
    SortedMap<String, HostTensor> learned = new TreeMap<>();
    shape
        .tensors()
        .forEach(
            (name, sizes) ->
                learned.put(
                    name,
                    new HostTensor(
                        sizes, GoldenClip.ramp((int) HostTensor.elements(sizes), name.length()))));
    return new Parameters(learned);
  }

  @Test
  void anArtifactIsReadBackToTheBit() throws IOException {
    assertThat(read(lite.files())).isEqualTo(lite);
  }

  @Test
  void frozenFeedbackIsReadBackToTheBit() throws IOException {
    Feedback frozen =
        new Feedback(
            Parameters.of(
                "A.1", new HostTensor(new long[] {24, 24}, GoldenClip.ramp(24 * 24, 31))));
    SteeringArtifact artifact = artifact(LITE, "abc", frozen);

    assertThat(artifact.files().keySet())
        .containsExactly(
            "steering.safetensors",
            "feedback.safetensors",
            "text_features.safetensors",
            "README.md",
            "steering_config.json");
    assertThat(read(artifact.files())).isEqualTo(artifact);
  }

  @Test
  void theConfigurationIsWrittenLastAndThereIsNoFileOfIdentities() {
    assertThat(lite.files().keySet())
        .containsExactly(
            "steering.safetensors",
            "text_features.safetensors",
            "README.md",
            "steering_config.json");
  }

  @Test
  void theConfigurationHasPythonsKeys() {
    assertThat(text(lite, SteeringArtifact.CONFIG))
        .contains(
            "\"schema_version\": 1",
            "\"late_layers\": 1",
            "\"method\": \"TOAST_LITE\"",
            "\"frozen_feedback\": []",
            "\"model_digest\": \"abc\"",
            "\"logit_scale\": 14.25",
            "\"café\"");
  }

  @Test
  void theCardSaysWhatItIs() {
    assertThat(text(lite, SteeringArtifact.CARD))
        .contains(
            "# An image tower steered with toast-lite",
            "- Tokens: 10 of 24; feedback to the last 1 of 2 layers",
            "- Learned: 984 numbers; read by text features",
            "- Classes: 3, the first 2 of them trained on",
            "* x) @ v[\"P\"]",
            "for l in reversed(range(1, 2)):\n    a = A0[l] + v[f\"A.{l}.up\"] @ v[f\"A.{l}.down\"] / 4",
            "- steps: 100",
            "- method: toast-lite");
  }

  @Test
  void theCardOfFullFeedbackHasItsMatrices() {
    SteeringShape full =
        SteeringShape.of(LITE.tokens(), SteeringMethod.TOAST, 3).withHead(SteeringHead.LINEAR);

    assertThat(text(artifact(full, "abc", Feedback.none()), SteeringArtifact.CARD))
        .contains(
            "read by a linear map",
            "[:, None] * x)\n",
            "    a, b = v[f\"A.{l}\"], v[f\"B.{l}\"]\n");
  }

  @Test
  void textFeaturesScoreAllClassesAndALinearHeadThoseItKnows() throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      SteeringArtifact text = artifact(LITE, clip.digest(), Feedback.none());
      SteeringArtifact linear =
          artifact(LITE.withHead(SteeringHead.LINEAR), clip.digest(), Feedback.none());
      try (SteeredEncoder texts = text.encoder(clip);
          SteeredEncoder classTokens = linear.encoder(clip)) {
        assertThat(text.classifier(texts).classes()).isEqualTo(3);
        assertThat(linear.classifier(classTokens).classes()).isEqualTo(2);
      }
    }
  }

  @Test
  void anotherModelIsRefused() throws IOException {
    try (FrozenClip clip = FrozenClip.load(GoldenClip.directory("gelu"), Device.cpu())) {
      assertThatThrownBy(() -> lite.encoder(clip))
          .isInstanceOf(ArtifactException.class)
          .hasMessage(
              "Cannot steer this model: the feedback was trained for embedded, SHA-256 abc; this one has SHA-256 %s. Give the same model, or train for this one.",
              clip.digest());
    }
  }

  @Test
  void anotherSchemaVersionIsRefused() {
    assertThatFails(
        SteeringArtifact.CONFIG,
        config().replace("\"schema_version\": 1", "\"schema_version\": 2").getBytes(UTF_8),
        "Cannot read here/steering_config.json: schema_version is 2 (expected: 1).");
  }

  @Test
  void aConfigurationThatContradictsItselfIsRefused() {
    assertThatFails(
        SteeringArtifact.CONFIG,
        config().replace("\"rank\": 4", "\"rank\": 0").getBytes(UTF_8),
        "Cannot read here/steering_config.json: it is damaged (rank: 0 (expected: 1 to 24, the image tower's width)). Train again.");
    assertThatFails(
        SteeringArtifact.CONFIG,
        config().replace("\"classes\": 2", "\"classes\": 4").getBytes(UTF_8),
        "Cannot read here/steering_config.json: it is damaged (classes: 4 (expected: 1 to 3, the class names)). Train again.");
  }

  @Test
  void tensorsOfAnotherShapeAreRefused() {
    assertThatFails(
        SteeringArtifact.LEARNED,
        SafetensorsWriter.encode(ramps(LITE.withRank(3)).tensors(), Map.of()),
        "Cannot read here: it is damaged (A.1.down: shape [3, 24] (expected: [4, 24])). Train again.");
  }

  @Test
  void textFeaturesOfOtherClassesAreRefused() {
    assertThatFails(
        SteeringArtifact.TEXT_FEATURES,
        SafetensorsWriter.encode(Map.of("text_features", HostTensor.zeros(2, 12)), Map.of()),
        "Cannot read here: it is damaged (text features: HostTensor[2, 12] (expected: 3 rows, one for each class)). Train again.");
  }

  private String config() {
    return text(lite, SteeringArtifact.CONFIG);
  }

  private static String text(SteeringArtifact artifact, String name) {
    return new String(artifact.files().get(name), UTF_8);
  }

  private void assertThatFails(String name, byte[] bytes, String message) {
    Map<String, byte[]> files = new HashMap<>(lite.files());
    files.put(name, bytes);
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(ArtifactException.class)
        .hasMessageStartingWith(message);
  }

  private static SteeringArtifact read(Map<String, byte[]> files) throws IOException {
    return SteeringArtifact.read(
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
