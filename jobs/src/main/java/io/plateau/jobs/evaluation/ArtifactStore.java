package io.plateau.jobs.evaluation;

import io.plateau.artifact.Artifact;
import io.plateau.artifact.ArtifactException;
import io.plateau.artifact.GeneratorArtifact;
import io.plateau.artifact.SteeringArtifact;
import io.plateau.prep.featureset.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Reads artifacts from any Hadoop file system. */
public final class ArtifactStore {

  private static final Kind<Artifact> LEARNED =
      new Kind<>("prompt", Artifact.CONFIG, "train or adapt", Artifact::read);
  private static final Kind<SteeringArtifact> STEERING =
      new Kind<>("steered tower", SteeringArtifact.CONFIG, "train", SteeringArtifact::read);
  private static final Kind<GeneratorArtifact> GENERATOR =
      new Kind<>("generator", GeneratorArtifact.CONFIG, "synthesize fit", GeneratorArtifact::read);

  private ArtifactStore() {}

  /**
   * What an artifact is.
   *
   * @param name as people call it
   * @param marker the file without which there is none
   * @param command that makes it
   */
  private record Kind<A>(String name, String marker, String command, Reader<A> reader) {}

  private interface Reader<A> {
    A read(String origin, Artifact.Files files) throws IOException;
  }

  /**
   * Reads a prompt, a classifier that was learned from features, or what steers a model.
   *
   * @throws ArtifactException when the directory holds none that is whole
   */
  public static Artifact read(String directory, Configuration configuration) throws IOException {
    return Storage.at(directory, configuration).exists(SteeringArtifact.CONFIG)
        ? readSteering(directory, configuration)
        : read(LEARNED, directory, configuration);
  }

  /**
   * Reads what steers a model.
   *
   * @throws ArtifactException when the directory holds none that is whole
   */
  public static SteeringArtifact readSteering(String directory, Configuration configuration)
      throws IOException {
    return read(STEERING, directory, configuration);
  }

  /**
   * Reads a generator of synthetic features.
   *
   * @throws ArtifactException when the directory holds none that is whole
   */
  public static GeneratorArtifact readGenerator(String directory, Configuration configuration)
      throws IOException {
    return read(GENERATOR, directory, configuration);
  }

  private static <A> A read(Kind<A> kind, String directory, Configuration configuration)
      throws IOException {
    Storage storage = Storage.at(directory, configuration);
    if (!storage.exists(kind.marker())) {
      throw new ArtifactException(
          "Cannot read a %s from %s: it has no %s, so it is not a %s or its training did not finish. Run %s with --out %s (and --resume)."
              .formatted(
                  kind.name(), directory, kind.marker(), kind.name(), kind.command(), directory));
    }
    try {
      return kind.reader().read(storage.root().toString(), storage::read);
    } catch (FileNotFoundException e) {
      throw new ArtifactException(
          "Cannot read a %s from %s: a file of it is missing (%s). Copy it again, or train again."
              .formatted(kind.name(), directory, e.getMessage()),
          e);
    }
  }
}
