package io.plateau.jobs;

/** What {@code plateau train} was asked for, by what its method learns. */
sealed interface LearnArguments permits TrainArguments, SteerArguments {}
