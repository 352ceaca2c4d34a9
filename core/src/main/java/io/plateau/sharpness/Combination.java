package io.plateau.sharpness;

import java.util.Map;

/**
 * The gradient that the optimiser takes.
 *
 * @param gradient g
 * @param branches what was chosen, tensor by tensor
 */
public record Combination(Parameters gradient, Map<String, Branch> branches) {}
