package io.plateau.jobs.continual;

import io.plateau.clip.FrozenClip;

/**
 * The frozen model of a stream.
 *
 * @param clip on the driver
 * @param location as executors reach it
 * @param createdBy the version of Plateau
 */
public record StreamModel(FrozenClip clip, String location, String createdBy) {}
