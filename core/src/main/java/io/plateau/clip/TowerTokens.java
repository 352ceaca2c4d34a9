package io.plateau.clip;

import ai.djl.ndarray.NDArray;

/**
 * What one pass through the image tower passes on the way.
 *
 * @param features {@code [batch, projection]}, not normalised
 * @param last {@code [batch, tokens, width]}: the last layer's tokens after the final norm
 * @param input {@code [batch, tokens, width]}: the tokens that enter the first late layer
 */
public record TowerTokens(NDArray features, NDArray last, NDArray input) {}
