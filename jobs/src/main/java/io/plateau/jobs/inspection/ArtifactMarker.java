package io.plateau.jobs.inspection;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.ArtifactException;
import io.plateau.jobs.command.HadoopFiles;
import io.plateau.prep.featureset.Storage;
import java.io.IOException;

/** Artifacts have a file of the same name; what stands in it says of which kind one is. */
final class ArtifactMarker {

  private ArtifactMarker() {}

  /** Tells one kind of artifact from the others. */
  @FunctionalInterface
  interface Kind {
    boolean isIn(byte[] config) throws ArtifactException;
  }

  /** Whether a directory has an artifact of a kind. */
  static boolean at(String directory, Kind kind) throws IOException {
    if (!HadoopFiles.exists(directory, Artifact.CONFIG)) {
      return false;
    }
    try {
      return kind.isIn(Storage.at(directory, HadoopFiles.configuration()).read(Artifact.CONFIG));
    } catch (ArtifactException e) {
      return false; // the kind that is asked last says what is wrong with it
    }
  }
}
