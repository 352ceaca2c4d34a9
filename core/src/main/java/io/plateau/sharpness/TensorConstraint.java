package io.plateau.sharpness;

import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A constraint that decides for every tensor by itself. */
interface TensorConstraint extends Constraint {

  /** What is taken of a tensor's two gradients. */
  record Choice(HostTensor gradient, Branch branch) {}

  /**
   * Decides for one tensor.
   *
   * @param y its clean gradient
   * @param x its other one
   */
  Choice choose(HostTensor y, HostTensor x);

  @Override
  default Combination combine(TwoGradients mean, Guide guide) {
    SortedMap<String, HostTensor> gradient = new TreeMap<>();
    Map<String, Branch> branches = new TreeMap<>();
    mean.clean()
        .values()
        .tensors()
        .forEach(
            (name, y) -> {
              Choice choice = choose(y, mean.perturbed().values().get(name));
              gradient.put(name, choice.gradient());
              branches.put(name, choice.branch());
            });
    return new Combination(new Parameters(gradient), branches);
  }
}
