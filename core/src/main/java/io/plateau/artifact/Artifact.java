package io.plateau.artifact;

import java.io.IOException;
import java.util.Map;

/** What a run learned, as a directory that Python reads with safetensors alone. */
public sealed interface Artifact permits PromptArtifact, AdapterArtifact, SteeringArtifact {

  /** Written last: where it stands, the artifact is whole. */
  String CONFIG = "adapter_config.json";

  String LEARNED = "adapter_model.safetensors";
  String TEXT_FEATURES = "text_features.safetensors";
  String CARD = "README.md";

  /** Reads one file of an artifact by name. */
  @FunctionalInterface
  interface Files {
    byte[] read(String name) throws IOException;
  }

  /** What it is, and how it came about. */
  ArtifactConfig config();

  /** The files of the directory in the order they have to be written. */
  Map<String, byte[]> files();

  /**
   * Reads a prompt or a classifier, which say what they are in files of the same name.
   *
   * @param origin where it is, for messages
   * @throws ArtifactException when it is damaged or of another schema version
   */
  static Artifact read(String origin, Files files) throws IOException {
    return AdapterArtifact.isIn(files.read(CONFIG))
        ? AdapterArtifact.read(origin, files)
        : PromptArtifact.read(origin, files);
  }
}
