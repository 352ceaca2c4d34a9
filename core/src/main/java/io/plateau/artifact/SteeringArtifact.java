package io.plateau.artifact;

import com.google.gson.Gson;
import io.plateau.clip.FrozenClip;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.sharpness.Parameters;
import io.plateau.steering.Feedback;
import io.plateau.steering.SteeredClassifier;
import io.plateau.steering.SteeredEncoder;
import io.plateau.steering.SteeringHead;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What steers a frozen model as a directory that Python reads with safetensors alone. It holds what
 * was learned, and not the folded matrices: they are larger than updates of low rank, and a run
 * cannot go on from them.
 *
 * @param learned the tensors of the configuration's shape
 * @param feedback the matrices that updates of low rank are added to; none where they are
 *     identities and zeros, or were learned themselves
 * @param textFeatures {@code [classes, projection]}, normalised: of all classes
 */
public record SteeringArtifact(
    SteeringConfig config, Parameters learned, Feedback feedback, HostTensor textFeatures)
    implements Artifact {

  public static final String FEEDBACK = "feedback.safetensors";

  private static final String TEXT = "text_features";

  public SteeringArtifact {
    config.steering().requireFits(learned);
    if (!List.copyOf(feedback.matrices().tensors().keySet()).equals(config.frozenFeedback())) {
      throw new IllegalArgumentException(
          "feedback: %s (expected: %s, the configuration's)"
              .formatted(feedback.matrices().tensors().keySet(), config.frozenFeedback()));
    }
    if (textFeatures.shape().length != 2 || textFeatures.shape()[0] != config.classNames().size()) {
      throw new IllegalArgumentException(
          "text features: %s (expected: %d rows, one for each class)"
              .formatted(textFeatures, config.classNames().size()));
    }
  }

  @Override
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(LEARNED, SafetensorsWriter.encode(learned.tensors(), Map.of()));
    if (!config.frozenFeedback().isEmpty()) {
      files.put(FEEDBACK, SafetensorsWriter.encode(feedback.matrices().tensors(), Map.of()));
    }
    files.put(
        TEXT_FEATURES,
        SafetensorsWriter.encode(
            Map.of(TEXT, textFeatures),
            Map.of("class_names", new Gson().toJson(config.classNames()))));
    files.put(CARD, ConfigFile.utf8(SteeringCard.of(config)));
    files.put(CONFIG, ConfigFile.encode(config));
    return files;
  }

  /**
   * Whether a configuration is that of such an artifact.
   *
   * @throws ArtifactException when it is damaged
   */
  public static boolean isIn(byte[] config) throws ArtifactException {
    return ConfigFile.has(CONFIG, config, SteeringConfig.STEERING);
  }

  /**
   * Reads an artifact.
   *
   * @param origin where it is, for messages
   * @throws ArtifactException when it is damaged or of another schema version
   */
  public static SteeringArtifact read(String origin, Files files) throws IOException {
    SteeringConfig config =
        ConfigFile.decode(
            origin + "/" + CONFIG,
            files.read(CONFIG),
            SteeringConfig.SCHEMA_VERSION,
            SteeringConfig.class);
    Parameters learned = tensors(origin, LEARNED, files, config.steering().tensors().keySet());
    Parameters feedback =
        config.frozenFeedback().isEmpty()
            ? Parameters.NONE
            : tensors(origin, FEEDBACK, files, config.frozenFeedback());
    HostTensor texts = tensors(origin, TEXT_FEATURES, files, List.of(TEXT)).get(TEXT);
    try {
      return new SteeringArtifact(config, learned, new Feedback(feedback), texts);
    } catch (IllegalArgumentException e) {
      throw ConfigFile.damaged(origin, e);
    }
  }

  private static Parameters tensors(
      String origin, String name, Files files, Collection<String> names) throws IOException {
    Safetensors file = Safetensors.of(origin + "/" + name, files.read(name));
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String tensor : names) {
      tensors.put(tensor, file.tensor(tensor));
    }
    return new Parameters(tensors);
  }

  /**
   * The steered model's encoder; to be closed.
   *
   * @param clip stays open
   * @throws ArtifactException when it is not the model that was trained with
   */
  public SteeredEncoder encoder(FrozenClip clip) throws ArtifactException {
    requireModel(clip);
    return new SteeredEncoder(clip, config.steering(), feedback, learned);
  }

  /**
   * The classifier: over all classes by text features, over those trained on by a linear head.
   *
   * @param encoder from {@link #encoder}
   */
  public SteeredClassifier classifier(SteeredEncoder encoder) {
    return new SteeredClassifier(encoder, head());
  }

  /** The same classifier of what the steered model's encoder gives. */
  public Classifier head() {
    return config.steering().head() == SteeringHead.TEXT
        ? CosineClassifier.of(textFeatures, config.logitScale())
        : SteeredClassifier.linearHead(learned);
  }

  /**
   * Checks that a model is the one that was trained with.
   *
   * @throws ArtifactException when it is another
   */
  public void requireModel(FrozenClip clip) throws ArtifactException {
    if (!clip.digest().equals(config.modelDigest())) {
      throw new ArtifactException(
          "Cannot steer this model: the feedback was trained for %s, SHA-256 %s; this one has SHA-256 %s. Give the same model, or train for this one."
              .formatted(config.baseModel(), config.modelDigest(), clip.digest()));
    }
  }
}
