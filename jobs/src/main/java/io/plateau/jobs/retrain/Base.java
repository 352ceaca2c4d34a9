package io.plateau.jobs.retrain;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.jobs.continual.SavedTask;
import io.plateau.jobs.continual.StreamSnapshot;
import io.plateau.jobs.continual.StreamStart;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.VersionFile;
import io.plateau.prompt.ContextSharing;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is learned on from: the version in use, or the pretrained model where there is none.
 *
 * @param version null for the pretrained model
 * @param tasks that it learned, in order
 * @param heldOut sets that are never learned
 * @param start what it knows
 */
record Base(
    @Nullable RegisteredVersion version,
    List<SavedTask> tasks,
    List<SavedTask> heldOut,
    StreamStart start) {

  /** Of an empty registry. */
  static Base pretrained() {
    return new Base(null, List.of(), List.of(), StreamStart.pretrained());
  }

  /**
   * Of a version.
   *
   * @param request what is to learn on from it
   * @throws IOException if its files are damaged, or that cannot learn on from them
   */
  static Base of(RegisteredVersion version, RetrainRequest request, String strategy)
      throws IOException {
    List<String> names = version.manifest().files().stream().map(VersionFile::name).toList();
    if (!StreamSnapshot.isIn(names)) {
      return ofPlain(version, artifact(version));
    }
    StreamSnapshot stream = StreamSnapshot.read(version::read);
    if (stream.protocol() != request.settings().protocol()) {
      throw new IllegalArgumentException(
          "protocol: %s (expected: %s, as the sets of version %d are scored)"
              .formatted(request.settings().protocol(), stream.protocol(), version.number()));
    }
    StreamStart start =
        stream.strategy().equals(strategy)
            ? StreamStart.after(stream)
            : StreamStart.promptAfter(
                stream,
                prompt(version, artifact(version), "was learned by " + stream.strategy())
                    .learned());
    return new Base(version, stream.tasks(), stream.heldOut(), start);
  }

  /** A prompt that was trained elsewhere counts as what one task left. */
  private static Base ofPlain(RegisteredVersion version, Artifact artifact) throws IOException {
    PromptArtifact prompt = prompt(version, artifact, "has no state of a stream");
    PromptConfig config = prompt.config();
    String features = config.featureSet().uri();
    SavedTask task =
        new SavedTask(
            TaskNames.of(features),
            features,
            config.featureSet().digest(),
            config.classNames().subList(0, config.trainedClasses()));
    return new Base(version, List.of(task), List.of(), StreamStart.prompt(prompt.learned()));
  }

  private static PromptArtifact prompt(RegisteredVersion version, Artifact artifact, String why)
      throws IOException {
    if (artifact instanceof PromptArtifact prompt
        && prompt.config().prompt().sharing() == ContextSharing.UNIFIED) {
      return prompt;
    }
    throw new IOException(
        "Cannot learn on from version %d: it %s, and is not one prompt for all classes and images (%s), which is all that could be gone on from. Take the strategy that it was learned with, promote a version with a prompt, or start a registry anew."
            .formatted(version.number(), why, artifact.config().method()));
  }

  private static Artifact artifact(RegisteredVersion version) throws IOException {
    return Artifact.read(
        version.artifactDirectory(), name -> version.read(RegisteredVersion.ARTIFACT + "/" + name));
  }

  /** Its number; null for the pretrained model. */
  @Nullable Integer number() {
    return version == null ? null : version.number();
  }
}
