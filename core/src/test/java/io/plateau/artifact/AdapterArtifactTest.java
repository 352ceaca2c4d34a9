package io.plateau.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.adapter.ClassTexts;
import io.plateau.adapter.ClipAdapterSettings;
import io.plateau.adapter.FeatureLearner;
import io.plateau.adapter.GdaSettings;
import io.plateau.adapter.LearnerInput;
import io.plateau.adapter.LinearProbeSettings;
import io.plateau.adapter.TipAdapterSettings;
import io.plateau.adapter.TrainingSettings;
import io.plateau.clip.Torch;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AdapterArtifactTest {

  private static final int CLASSES = 4;
  private static final int WIDTH = 8;
  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final ClassTexts TEXTS =
      new ClassTexts(NAMES, new HostTensor(new long[] {CLASSES, WIDTH}, rows(CLASSES, 1)), 30);
  private static final FeatureTable ROWS =
      new FeatureTable(
          NAMES,
          IntStream.range(0, 24).mapToObj(Integer::toString).toList(),
          new int[24],
          new Batch(rows(24, 2), IntStream.range(0, 24).map(row -> row % 4).toArray(), WIDTH));

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  static Stream<Arguments> learners() {
    return Stream.of(
        Arguments.of(FeatureLearner.zeroShot(), "logits = 30.0 * f @ t.T"),
        Arguments.of(
            FeatureLearner.gaussianDiscriminant(GdaSettings.defaults()),
            "logits = f @ v[\"weight\"].T + v[\"bias\"]"),
        Arguments.of(
            FeatureLearner.linearProbe(LinearProbeSettings.defaults()),
            "logits = f @ v[\"weight\"].T + v[\"bias\"]"),
        Arguments.of(
            FeatureLearner.tipAdapter(new TipAdapterSettings(1.17, 2.5)),
            "votes = np.exp(-2.5 * (1 - f @ v[\"cache_keys\"].T))"),
        Arguments.of(
            FeatureLearner.clipAdapter(
                new ClipAdapterSettings(0.3, 2), new TrainingSettings(1e-3, 0.01, 8, 2)),
            "moved = 0.3 * moved + (1 - 0.3) * f"));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void everyClassifierIsRestoredToTheBit(FeatureLearner learner, String formula)
      throws IOException {
    Classifier classifier = learner.fit(LearnerInput.of(TEXTS, ROWS), 3);
    AdapterArtifact artifact = artifact(classifier);

    AdapterArtifact restored = (AdapterArtifact) read(artifact.files());

    assertThat(logits(restored.classifier())).containsExactly(logits(classifier));
    assertThat(restored.config()).isEqualTo(artifact.config());
    assertThat(restored.texts()).isEqualTo(TEXTS);
    assertThat(text(artifact.files(), Artifact.CARD)).contains(formula);
  }

  @Test
  void theConfigurationIsWrittenLast() {
    assertThat(artifact(TEXTS.zeroShot()).files().keySet())
        .containsExactly(
            "adapter_model.safetensors",
            "text_features.safetensors",
            "README.md",
            "adapter_config.json");
  }

  @Test
  void whatFollowsTextsScoresOtherClasses() {
    ClassTexts others =
        new ClassTexts(List.of("x", "y"), new HostTensor(new long[] {2, WIDTH}, rows(2, 5)), 30);
    AdapterArtifact artifact = artifact(TEXTS.zeroShot());

    assertThat(logits(artifact.following(others))).containsExactly(logits(others.zeroShot()));
  }

  @Test
  void weightsOfClassesDoNotFollowTexts() {
    Classifier linear = FeatureLearner.nearestClassMean().fit(LearnerInput.of(TEXTS, ROWS), 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> artifact(linear).following(TEXTS))
        .withMessage("classifier: LINEAR (expected: one that follows texts)");
  }

  @Test
  void aClassifierOfTheFirstClassesIsKept() throws IOException {
    Classifier base =
        FeatureLearner.nearestClassMean().fit(LearnerInput.of(TEXTS, ROWS).first(2), 1);

    AdapterArtifact restored = (AdapterArtifact) read(artifact(base).files());

    assertThat(restored.config().knownClasses()).isEqualTo(2);
    assertThat(restored.classifier().classes()).isEqualTo(2);
    assertThat(text(artifact(base).files(), Artifact.CARD))
        .contains("Classes: 4, of which it has logits for the first 2");
  }

  @Test
  void damageIsSaid() {
    Map<String, byte[]> files = new LinkedHashMap<>(artifact(TEXTS.zeroShot()).files());
    String config = text(files, Artifact.CONFIG);

    files.put(Artifact.CONFIG, bytes(config.replace("\"TEXTS\"", "\"CACHE\"")));
    assertThatThrownBy(() -> read(files))
        .hasMessageStartingWith(
            "Cannot find tensor cache_labels in here/adapter_model.safetensors");

    files.put(
        Artifact.CONFIG, bytes(config.replace("\"known_classes\": 4", "\"known_classes\": 3")));
    assertThatThrownBy(() -> read(files))
        .isInstanceOf(ArtifactException.class)
        .hasMessage(
            "Cannot read here: it is damaged (classifier: 4 classes (expected: 3, the known ones)). Train again.");

    files.put(
        Artifact.CONFIG, bytes(config.replace("\"schema_version\": 1", "\"schema_version\": 9")));
    assertThatThrownBy(() -> read(files))
        .hasMessage(
            "Cannot read here/adapter_config.json: schema_version is 9 (expected: 1). Train again with this version of Plateau.");
  }

  private static AdapterArtifact artifact(Classifier classifier) {
    return AdapterArtifact.of(
        "1.0",
        "learner",
        new AdapterConfig.Origin(
            new PromptConfig.FrozenModel("model", "digest", 30),
            new PromptConfig.FeatureSource("features", "sha"),
            "a photo of a {}.",
            Map.of("seed", "3"),
            Map.of("rows", "24")),
        TEXTS,
        classifier);
  }

  private static Artifact read(Map<String, byte[]> files) throws IOException {
    return Artifact.read(
        "here",
        name -> {
          byte[] bytes = files.get(name);
          if (bytes == null) {
            throw new FileNotFoundException(name);
          }
          return bytes;
        });
  }

  private static float[] logits(Classifier classifier) {
    ClassScores scores = classifier.score(ROWS.batch());
    return scores.logits();
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static float[] rows(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1) + (i / WIDTH % CLASSES == i % WIDTH ? 1 : 0);
    }
    return UnitRows.normalize(values, WIDTH);
  }
}
