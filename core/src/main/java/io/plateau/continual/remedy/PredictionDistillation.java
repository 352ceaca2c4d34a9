package io.plateau.continual.remedy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Scaling;
import io.plateau.prompt.Criterion;
import io.plateau.prompt.Logits;
import io.plateau.prompt.LossTerm;
import io.plateau.tensor.HostTensor;

/**
 * Learning without forgetting: {@code T^2 mean_i -sum_c q_ic log p_ic}, p the predictions of a
 * batch's images over some classes at temperature T, q those of an earlier model.
 *
 * <p>Source: Li and Hoiem, Learning without Forgetting, ECCV 2016, with T^2 as Hinton et al. (2015)
 * have it, which keeps gradients of the size of the cross-entropy's.
 *
 * @param earlier text features of the earlier model, {@code [classes, projection]}, normalised
 * @param temperature T; 2 as published
 */
public record PredictionDistillation(HostTensor earlier, double temperature) implements LossTerm {

  public PredictionDistillation {
    SoftTargets.requireTemperature(temperature);
  }

  @Override
  public Criterion on(NDManager manager, float logitScale) {
    Logits logits = new Logits(manager, logitScale);
    SoftTargets soft = new SoftTargets(temperature);
    return (texts, batch) ->
        logits.loss(
            texts,
            batch,
            (x, z) -> {
              NDArray t = x.getManager().create(earlier.values(), new Shape(earlier.shape()));
              return soft.rows(Scaling.times(x.matMul(t.transpose()), logitScale), z);
            });
  }
}
