package io.plateau.continual.remedy;

import io.plateau.prompt.ContextLearner;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code weight mean((P V^T)^2)}, the mean over all pairs of a learned token P_c and a token V_k of
 * a past class: new classes go where past ones are not.
 *
 * <p>Source: Menabue et al., Semantic Residual Prompts for Continual Learning (STAR-Prompt), ECCV
 * 2024, with weight 30.
 *
 * @param past V, {@code [past classes, width]}; at least one
 * @param weight finite and not below 0
 */
public record TokenOrthogonality(HostTensor past, double weight) implements ParameterPenalty {

  private static final long serialVersionUID = 1L;

  public TokenOrthogonality {
    if (past.shape().length != 2 || past.shape()[0] < 1) {
      throw new IllegalArgumentException(
          "past: %s (expected: [past classes, width], one class at least)".formatted(past));
    }
    if (!(weight >= 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight: " + weight + " (expected: a number >= 0)");
    }
  }

  @Override
  public double value(Parameters v) {
    double squares = 0;
    for (double product : products(v.get(ContextLearner.CONTEXT))) {
      squares += product * product;
    }
    return weight * squares / pairs(v.get(ContextLearner.CONTEXT));
  }

  /** {@code 2 weight (P V^T) V / pairs}. */
  @Override
  public Parameters gradient(Parameters v) {
    HostTensor tokens = v.get(ContextLearner.CONTEXT);
    int width = width();
    int pastClasses = Math.toIntExact(past.shape()[0]);
    double[] products = products(tokens);
    float[] gradient = new float[tokens.values().length];
    double factor = 2 * weight / pairs(tokens);
    for (int i = 0; i < gradient.length; i++) {
      double sum = 0;
      for (int k = 0; k < pastClasses; k++) {
        sum += products[i / width * pastClasses + k] * past.values()[k * width + i % width];
      }
      gradient[i] = (float) (factor * sum);
    }
    return new Parameters(
        new TreeMap<>(Map.of(ContextLearner.CONTEXT, new HostTensor(tokens.shape(), gradient))));
  }

  /** {@code P V^T}, {@code [tokens, past classes]}. */
  private double[] products(HostTensor tokens) {
    int width = width();
    int pastClasses = Math.toIntExact(past.shape()[0]);
    double[] products = new double[tokens.values().length / width * pastClasses];
    for (int pair = 0; pair < products.length; pair++) {
      for (int i = 0; i < width; i++) {
        products[pair] +=
            (double) tokens.values()[pair / pastClasses * width + i]
                * past.values()[pair % pastClasses * width + i];
      }
    }
    return products;
  }

  private double pairs(HostTensor tokens) {
    return (double) tokens.values().length / width() * past.shape()[0];
  }

  private int width() {
    return Math.toIntExact(past.shape()[1]);
  }
}
