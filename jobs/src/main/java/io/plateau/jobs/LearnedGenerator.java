package io.plateau.jobs;

import io.plateau.artifact.GeneratorArtifact;
import io.plateau.jobs.synthesis.MeasuredGenerator;

/** A fitted generator and what it turned out to be like. */
record LearnedGenerator(GeneratorArtifact artifact, MeasuredGenerator measured) {}
