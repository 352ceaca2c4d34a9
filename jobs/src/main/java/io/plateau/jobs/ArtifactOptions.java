package io.plateau.jobs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which artifact a command works with. */
final class ArtifactOptions {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Place place = new Place();

  private static final class Place {

    @Option(
        names = "--artifact",
        required = true,
        paramLabel = "DIR",
        description =
            "The prompt or steered tower, as train wrote it, or the classifier, as adapt did.")
    private @Nullable String artifact;

    @Option(
        names = "--registry",
        required = true,
        paramLabel = "DIR[@VERSION]",
        description =
            "A registry: the version in use, or the one named after @, such as registry@12.")
    private @Nullable String registry;
  }

  ArtifactPlace place() {
    return place.artifact != null
        ? new ArtifactPlace.Directory(place.artifact)
        : ArtifactPlace.Registered.parse(Objects.requireNonNull(place.registry));
  }
}
