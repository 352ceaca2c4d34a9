package io.plateau.jobs.prediction;

import java.io.Serializable;

/**
 * What an image shows.
 *
 * @param id names it within its source
 * @param uri where it was read
 * @param ranked its most probable classes
 */
record Prediction(String id, String uri, Ranked ranked) implements Serializable {}
