package io.plateau.prep;

import io.plateau.image.Preprocessing;
import java.io.Serializable;

/**
 * The image side of a frozen model.
 *
 * @param name as it was given
 * @param digest SHA-256 over its files
 * @param width length of a feature
 * @param preprocessing what it wants done to images
 * @param encoders loads it on an executor
 */
record ImageModel(
    String name, String digest, int width, Preprocessing preprocessing, ImageEncoderSource encoders)
    implements Serializable {}
