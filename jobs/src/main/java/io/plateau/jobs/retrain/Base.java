package io.plateau.jobs.retrain;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.PromptArtifact;
import io.plateau.artifact.PromptConfig;
import io.plateau.jobs.config.EffectiveSettings;
import io.plateau.jobs.config.StreamSettings;
import io.plateau.jobs.continual.SavedTask;
import io.plateau.jobs.continual.StreamSnapshot;
import io.plateau.jobs.continual.StreamStart;
import io.plateau.jobs.registry.RegisteredVersion;
import io.plateau.jobs.registry.VersionFile;
import io.plateau.prompt.ContextSharing;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
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
      return ofPlain(version, request);
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
                stream, prompt(version, request, "was learned by " + stream.strategy()).learned());
    return new Base(version, stream.tasks(), stream.heldOut(), start);
  }

  /** A prompt that was trained elsewhere counts as what one task left. */
  private static Base ofPlain(RegisteredVersion version, RetrainRequest request)
      throws IOException {
    PromptArtifact prompt = prompt(version, request, "was trained elsewhere");
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

  /** What any strategy of one prompt can go on from, whoever learned it. */
  private static PromptArtifact prompt(
      RegisteredVersion version, RetrainRequest request, String why) throws IOException {
    StreamSettings wanted = request.settings().learning().stream();
    Artifact artifact =
        Artifact.read(
            version.artifactDirectory(),
            name -> version.read(RegisteredVersion.ARTIFACT + "/" + name));
    if (wanted.strategy().kind().trainsPrompt()
        && artifact instanceof PromptArtifact prompt
        && prompt.config().prompt().sharing() == ContextSharing.UNIFIED) {
      return prompt;
    }
    throw new IOException(
        "Cannot learn on from version %d with %s: it %s. Only a prompt for all classes and images can be gone on from otherwise, and only by strategies of one prompt, such as sequential and replay; this is %s. Take what it was learned with, promote another version, or start a registry anew."
            .formatted(
                version.number(),
                EffectiveSettings.flat(wanted).get("strategy"),
                why,
                artifact.config().method()));
  }

  /** Whether a feature set is one of its tasks or held out, whatever it is called. */
  boolean knows(String digest) {
    return Stream.concat(tasks.stream(), heldOut.stream())
        .anyMatch(set -> set.digest().equals(digest));
  }

  /** Its number; null for the pretrained model. */
  @Nullable Integer number() {
    return version == null ? null : version.number();
  }
}
