package io.plateau.sharpness;

/** {@code x - x.y / |y|^2 y} of the last step that began a period, over all tensors. */
record OrthogonalMemory(Period period) implements Memory {

  @Override
  public Parameters after(TwoGradients mean, Guide guide) {
    return period.begins(guide)
        ? mean.perturbed().values().across(mean.clean().values())
        : guide.memory();
  }
}
