package io.plateau.artifact;

import io.plateau.clip.FrozenClip;
import io.plateau.sharpness.Parameters;
import io.plateau.synthesis.Generator;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import io.plateau.tensor.SafetensorsWriter;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A generator of synthetic features as a directory that Python reads with safetensors alone.
 *
 * @param learned the tensors of the configuration's shape
 */
public record GeneratorArtifact(GeneratorConfig config, Parameters learned) {

  /** Written last: where it stands, the artifact is whole. */
  public static final String CONFIG = "generator_config.json";

  public static final String LEARNED = "generator.safetensors";
  public static final String CARD = "README.md";

  /**
   * The generator.
   *
   * @throws IllegalArgumentException when the tensors are not those of the configuration
   */
  public Generator generator() {
    return new Generator(config.shape(), learned);
  }

  /** SHA-256 of the learned tensors' file: tells generators apart, wherever they lie. */
  public String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tensors()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private byte[] tensors() {
    return SafetensorsWriter.encode(learned.tensors(), Map.of());
  }

  /** The files of the directory in the order they have to be written. */
  public Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(LEARNED, tensors());
    files.put(CARD, ConfigFile.utf8(GeneratorCard.of(config)));
    files.put(CONFIG, ConfigFile.encode(config));
    return files;
  }

  /**
   * Reads an artifact.
   *
   * @param origin where it is, for messages
   * @throws ArtifactException when it is damaged or of another schema version
   */
  public static GeneratorArtifact read(String origin, Artifact.Files files) throws IOException {
    GeneratorConfig config =
        ConfigFile.decode(
            origin + "/" + CONFIG,
            files.read(CONFIG),
            GeneratorConfig.SCHEMA_VERSION,
            GeneratorConfig.class);
    Safetensors file = Safetensors.of(origin + "/" + LEARNED, files.read(LEARNED));
    SortedMap<String, HostTensor> tensors = new TreeMap<>();
    for (String name : config.shape().tensors().keySet()) {
      tensors.put(name, file.tensor(name));
    }
    GeneratorArtifact artifact = new GeneratorArtifact(config, new Parameters(tensors));
    try {
      artifact.generator();
    } catch (IllegalArgumentException e) {
      throw ConfigFile.damaged(origin + "/" + LEARNED, e);
    }
    return artifact;
  }

  /**
   * Checks that a model is the one that the generator was trained for.
   *
   * @throws ArtifactException when it is another
   */
  public void requireModel(FrozenClip clip) throws ArtifactException {
    if (!clip.digest().equals(config.modelDigest())) {
      throw new ArtifactException(
          "Cannot use this generator with this model: it was trained for %s, SHA-256 %s, %d wide; this one has SHA-256 %s and is %d wide. Give the same model, or train a generator for this one."
              .formatted(
                  config.baseModel(),
                  config.modelDigest(),
                  config.shape().feature(),
                  clip.digest(),
                  clip.config().projection()));
    }
  }
}
