package io.plateau.world;

/** A picture and a sentence about it. */
public record Example(Picture picture, String caption) {}
