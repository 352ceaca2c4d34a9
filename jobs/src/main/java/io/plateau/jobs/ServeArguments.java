package io.plateau.jobs;

import io.plateau.jobs.service.ServedImages;
import io.plateau.jobs.service.ServerSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau serve} was asked for.
 *
 * @param artifact where the artifact is
 * @param model where the frozen model is now, if not where it was
 * @param classes file of the names of classes to choose from, if others
 * @param server where it listens, and how much it takes on
 * @param images how they are answered
 * @param refresh how often a registry is asked for another version
 */
record ServeArguments(
    ArtifactPlace artifact,
    @Nullable String model,
    @Nullable String classes,
    ServerSettings server,
    ServedImages images,
    Duration refresh) {

  ServeArguments {
    if (refresh.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("--refresh: %s (expected: 1s or more)".formatted(refresh));
    }
  }
}
