package io.plateau.artifact;

import com.google.gson.Gson;
import io.plateau.adapter.AdaptedClassifier;
import io.plateau.adapter.ClassTexts;
import io.plateau.evaluation.Classifier;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A classifier that was learned from cached features, as a directory that Python reads with
 * safetensors alone.
 *
 * @param texts what it was learned beside: of all classes of the configuration
 * @param classifier over the known classes of the configuration
 */
public record AdapterArtifact(AdapterConfig config, ClassTexts texts, Classifier classifier)
    implements Artifact {

  private static final String TEXT = "text_features";

  public AdapterArtifact {
    if (!texts.names().equals(config.classNames())) {
      throw new IllegalArgumentException(
          "texts: of %s (expected: of the classes %s)"
              .formatted(texts.names(), config.classNames()));
    }
    if (classifier.classes() != config.knownClasses()) {
      throw new IllegalArgumentException(
          "classifier: %d classes (expected: %d, the known ones)"
              .formatted(classifier.classes(), config.knownClasses()));
    }
  }

  /**
   * The artifact of a run that has just ended.
   *
   * @param method the learner
   */
  public static AdapterArtifact of(
      String createdBy,
      String method,
      AdapterConfig.Origin origin,
      ClassTexts texts,
      Classifier classifier) {
    return new AdapterArtifact(
        new AdapterConfig(
            AdapterConfig.SCHEMA_VERSION,
            createdBy,
            method,
            ClassifierFile.formula(classifier),
            origin.template(),
            texts.names(),
            classifier.classes(),
            origin.model().location(),
            origin.model().digest(),
            origin.featureSet(),
            texts.logitScale(),
            new TreeMap<>(origin.settings()),
            new TreeMap<>(origin.training())),
        texts,
        classifier);
  }

  /**
   * The same way of scoring, for other classes.
   *
   * @throws IllegalArgumentException if it does not follow texts
   */
  public Classifier following(ClassTexts others) {
    return switch (config.classifier().kind()) {
      case TEXTS -> others.zeroShot();
      case ADAPTER -> {
        AdaptedClassifier adapted = (AdaptedClassifier) classifier;
        yield new AdaptedClassifier(others, adapted.down(), adapted.up(), adapted.ratio());
      }
      default ->
          throw new IllegalArgumentException(
              "classifier: %s (expected: one that follows texts)"
                  .formatted(config.classifier().kind()));
    };
  }

  @Override
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(LEARNED, ClassifierFile.encode(classifier));
    files.put(
        TEXT_FEATURES,
        SafetensorsWriter.encode(
            Map.of(TEXT, texts.features()),
            Map.of("class_names", new Gson().toJson(config.classNames()))));
    files.put(CARD, ConfigFile.utf8(AdapterCard.of(this)));
    files.put(CONFIG, ConfigFile.encode(config));
    return files;
  }

  /**
   * Whether a configuration is that of such an artifact.
   *
   * @throws ArtifactException when it is damaged
   */
  public static boolean isIn(byte[] config) throws ArtifactException {
    return ConfigFile.has(CONFIG, config, AdapterConfig.CLASSIFIER);
  }

  /**
   * Reads an artifact.
   *
   * @param origin where it is, for messages
   * @throws ArtifactException when it is damaged or of another schema version
   */
  public static AdapterArtifact read(String origin, Files files) throws IOException {
    AdapterConfig config =
        ConfigFile.decode(
            origin + "/" + CONFIG,
            files.read(CONFIG),
            AdapterConfig.SCHEMA_VERSION,
            AdapterConfig.class);
    Safetensors features = Safetensors.of(origin + "/" + TEXT_FEATURES, files.read(TEXT_FEATURES));
    Safetensors learned = Safetensors.of(origin + "/" + LEARNED, files.read(LEARNED));
    try {
      ClassTexts texts =
          new ClassTexts(config.classNames(), features.tensor(TEXT), config.logitScale());
      return new AdapterArtifact(
          config, texts, ClassifierFile.decode(config.classifier(), texts, learned));
    } catch (IllegalArgumentException e) {
      throw ConfigFile.damaged(origin, e);
    }
  }
}
