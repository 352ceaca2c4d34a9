package io.plateau.sharpness;

import java.util.Map;
import java.util.TreeMap;

/**
 * The gradient that the optimiser takes.
 *
 * @param gradient g
 * @param branches what was chosen, tensor by tensor
 */
public record Combination(Parameters gradient, Map<String, Branch> branches) {

  /** The same choice for all tensors. */
  static Combination all(Parameters gradient, Branch branch) {
    Map<String, Branch> branches = new TreeMap<>();
    gradient.tensors().keySet().forEach(name -> branches.put(name, branch));
    return new Combination(gradient, branches);
  }
}
