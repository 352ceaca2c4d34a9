package io.plateau.jobs;

import io.plateau.jobs.adaptation.TextSource;
import io.plateau.jobs.config.AdaptSettings;
import org.jspecify.annotations.Nullable;

/**
 * What {@code plateau adapt} was asked for.
 *
 * @param features directory of the feature set
 * @param texts of its classes
 * @param synthetic directory of synthetic features to learn from beside them, if any
 * @param out directory of the artifact
 * @param settings what learns, and from which rows
 */
record AdaptArguments(
    String features,
    TextSource texts,
    @Nullable String synthetic,
    String out,
    AdaptSettings settings) {}
