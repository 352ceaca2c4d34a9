package io.plateau.synthesis;

import io.plateau.clip.FrozenClip;
import io.plateau.feature.Batch;
import io.plateau.feature.FeatureTable;
import io.plateau.prompt.Prompts;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws features of classes from their names: z ~ N(0, I), the prompt it makes, the text tower,
 * normalised. Deterministic: the same plan, model and number of threads give the same bits.
 */
public final class Synthesizer {

  private final GeneratorPass pass;
  private final SamplePlan plan;
  private final Prompts prompts;

  /**
   * Makes a synthesiser.
   *
   * @param clip the model that the generator was trained for
   * @throws IllegalArgumentException when the widths of the two differ
   */
  public Synthesizer(FrozenClip clip, Generator generator, SamplePlan plan) {
    pass = new GeneratorPass(clip, generator);
    this.plan = plan;
    prompts = pass.prompts(plan.classNames());
  }

  /**
   * One batch of the plan.
   *
   * @param batch 0 to {@code plan.batches() - 1}
   * @return normalised features in the order of the plan
   */
  public Batch batch(int batch) {
    int[] labels = plan.labels(batch);
    float[] features = pass.decode(prompts, labels, plan.latents(batch, pass.shape().latent()));
    return new Batch(features, labels, pass.shape().feature());
  }

  /**
   * The whole plan; in memory beside the result is one batch.
   *
   * @throws IllegalArgumentException when that is more than an array holds
   */
  public FeatureTable table() {
    if ((long) plan.rows() * pass.shape().feature() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "per-class: %d (expected: at most %d in one table, for %d classes). Draw batch by batch."
              .formatted(
                  plan.perClass(),
                  Integer.MAX_VALUE / pass.shape().feature() / plan.classNames().size(),
                  plan.classNames().size()));
    }
    float[] features = new float[plan.rows() * pass.shape().feature()];
    int[] labels = new int[plan.rows()];
    List<String> ids = new ArrayList<>(plan.rows());
    for (int b = 0; b < plan.batches(); b++) {
      Batch batch = batch(b);
      System.arraycopy(
          batch.features(), 0, features, plan.start(b) * batch.width(), batch.features().length);
      System.arraycopy(batch.labels(), 0, labels, plan.start(b), batch.rows());
      for (int i = 0; i < batch.rows(); i++) {
        ids.add(id(plan.start(b) + i));
      }
    }
    return new FeatureTable(
        plan.classNames(),
        ids,
        new int[plan.rows()],
        new Batch(features, labels, pass.shape().feature()));
  }

  /** What a row is called where an image would have its id: {@code synthetic/<class>/<index>}. */
  public String id(int row) {
    return "synthetic/%s/%d"
        .formatted(plan.classNames().get(row / plan.perClass()), row % plan.perClass());
  }
}
