package io.plateau.jobs.synthesis;

import io.plateau.artifact.GeneratorArtifact;

/** A fitted generator and what it turned out to be like. */
public record LearnedGenerator(GeneratorArtifact artifact, MeasuredGenerator measured) {}
