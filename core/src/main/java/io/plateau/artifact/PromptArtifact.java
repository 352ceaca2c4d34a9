package io.plateau.artifact;

import com.google.gson.Gson;
import io.plateau.prompt.ContextLearner;
import io.plateau.prompt.ContextSharing;
import io.plateau.prompt.PromptLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A learned prompt as a directory that Python reads with safetensors alone.
 *
 * @param learned the tensor {@code context}, {@code [length, width]} or {@code [classes, length,
 *     width]}, and the meta-net where it makes a context for every image
 * @param features text features of the classes, {@code [classes, projection]}, normalised: those of
 *     the hand-written template, and of the learned prompt where all images share it
 */
public record PromptArtifact(PromptConfig config, Parameters learned, Parameters features)
    implements Artifact {

  private static final String TEXT = "text_features";
  private static final String ZERO_SHOT = "zero_shot_text_features";

  /**
   * A prompt that is the same for all images.
   *
   * @param textFeatures {@code [classes, projection]}, normalised: the learned prompt of every
   *     class
   * @param zeroShotFeatures the same for the hand-written template
   */
  public static PromptArtifact of(
      PromptConfig config,
      Parameters learned,
      HostTensor textFeatures,
      HostTensor zeroShotFeatures) {
    return new PromptArtifact(
        config,
        learned,
        new Parameters(new TreeMap<>(Map.of(TEXT, textFeatures, ZERO_SHOT, zeroShotFeatures))));
  }

  /** A prompt of which every image has a version of its own. */
  public static PromptArtifact perImage(
      PromptConfig config, Parameters learned, HostTensor zeroShotFeatures) {
    return new PromptArtifact(config, learned, Parameters.of(ZERO_SHOT, zeroShotFeatures));
  }

  /**
   * The text features of the learned prompt, {@code [classes, projection]}, normalised.
   *
   * @throws IllegalArgumentException when every image has its own
   */
  public HostTensor textFeatures() {
    return features.get(TEXT);
  }

  /** The text features of the hand-written template, {@code [classes, projection]}, normalised. */
  public HostTensor zeroShotFeatures() {
    return features.get(ZERO_SHOT);
  }

  /** The learned vectors. */
  public HostTensor context() {
    return learned.get(ContextLearner.CONTEXT);
  }

  @Override
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(LEARNED, SafetensorsWriter.encode(learned.tensors(), Map.of()));
    files.put(
        TEXT_FEATURES,
        SafetensorsWriter.encode(
            features.tensors(), Map.of("class_names", new Gson().toJson(config.classNames()))));
    files.put(CARD, ConfigFile.utf8(ModelCard.of(this)));
    files.put(CONFIG, ConfigFile.encode(config));
    return files;
  }

  /**
   * Reads an artifact.
   *
   * @param origin where it is, for messages
   * @throws ArtifactException when it is damaged or of another schema version
   */
  public static PromptArtifact read(String origin, Files files) throws IOException {
    PromptConfig config =
        ConfigFile.decode(
            origin + "/" + CONFIG,
            files.read(CONFIG),
            PromptConfig.SCHEMA_VERSION,
            PromptConfig.class);
    Safetensors learned = Safetensors.of(origin + "/" + LEARNED, files.read(LEARNED));
    Safetensors features = Safetensors.of(origin + "/" + TEXT_FEATURES, files.read(TEXT_FEATURES));
    ContextSharing sharing = config.prompt().sharing();
    return new PromptArtifact(
        config,
        tensors(learned, PromptLearner.tensors(sharing)),
        tensors(
            features,
            sharing == ContextSharing.PER_IMAGE ? List.of(ZERO_SHOT) : List.of(TEXT, ZERO_SHOT)));
  }

  private static Parameters tensors(Safetensors file, List<String> names) throws IOException {
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String name : names) {
      tensors.put(name, file.tensor(name));
    }
    return new Parameters(tensors);
  }
}
