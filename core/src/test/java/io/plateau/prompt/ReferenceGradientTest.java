package io.plateau.prompt;

import static io.plateau.clip.Closeness.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ai.djl.Device;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.SharedReference;
import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.sharpness.Ascent;
import io.plateau.sharpness.Branch;
import io.plateau.sharpness.Combination;
import io.plateau.sharpness.GradientPath;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Perturbation;
import io.plateau.sharpness.TwoGradients;
import io.plateau.sharpness.UpdateRule;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.Safetensors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Gradients and ten-step trajectories of transformers 5.18 / PyTorch 2.13. */
class ReferenceGradientTest {

  private static final List<String> CLASSES =
      List.of("annual crop land", "forest", "highway or road", "river", "sea or lake");

  /** The reference writes branches as numbers. */
  private static final List<Branch> BRANCHES = List.of(Branch.CLEAN, Branch.PROJECTED, Branch.SAM);

  private static Safetensors reference;
  private static FrozenClip clip;
  private static PromptObjective objective;
  private static Parameters initial;
  private static Batch batch;

  @BeforeAll
  static void load() throws Exception {
    Path folder = SharedReference.folder("clip-tiny-random");
    reference = Safetensors.open(folder.resolve("reference.safetensors"));
    clip = FrozenClip.load(folder, Device.cpu());
    Prompts prompts =
        Prompts.of(
            clip.tokenizer(), CLASSES, PromptShape.unified(4), clip.text().config().positions());
    objective =
        Coop.objective(clip.text(), PromptEncoder.shared(clip.text(), prompts), clip.logitScale());
    initial = context("ctx_init");
    HostTensor features = reference.tensor("features");
    batch =
        new Batch(
            features.values(),
            Arrays.stream(reference.longs("labels")).mapToInt(Math::toIntExact).toArray(),
            (int) features.shape()[1]);
  }

  @AfterAll
  static void close() {
    if (clip != null) {
      clip.close();
    }
  }

  @Test
  void cleanAndSamGradientsAgree() throws Exception {
    TwoGradients two = Perturbation.sam(0.1).take(objective, initial, batch, Guide.first());

    assertThat(two.clean().loss()).isCloseTo(scalar("loss"), offset(1e-4));
    assertThat(two.perturbed().loss()).isCloseTo(scalar("sam_loss"), offset(1e-4));
    assertThat(two.cosine()).isCloseTo(scalar("cosine"), offset(1e-4));
    assertThat(error(two.clean().values(), context("gradient_clean"))).isLessThan(1e-4);
    assertThat(error(two.perturbed().values(), context("gradient_sam"))).isLessThan(1e-4);
  }

  @Test
  void theFunctionalPathAgrees() throws Exception {
    assertThat(error(perturbed(GradientPath.functional()), context("gradient_functional")))
        .isLessThan(1e-4);
  }

  @Test
  void theLogitPathAgrees() throws Exception {
    assertThat(error(perturbed(GradientPath.logit()), context("gradient_logit_path")))
        .isLessThan(1e-4);
  }

  private static Parameters perturbed(GradientPath path) {
    return Perturbation.of(Ascent.sam(0.1), path)
        .take(objective, initial, batch, Guide.first())
        .perturbed()
        .values();
  }

  @Test
  void samTrajectoryAgrees() throws Exception {
    follow(UpdateRule.sam(0.5), "sam");
  }

  @Test
  void gcscoopTrajectoryAgrees() throws Exception {
    follow(UpdateRule.gcscoop(0.5, 0.5, 0.8), "gcscoop");
  }

  private static void follow(UpdateRule rule, String name) throws Exception {
    float[] expected = reference.tensor(name + "_trajectory").values();
    long[] branches = reference.longs(name + "_branches");
    Optimiser sgd = Optimiser.sgd(0.9, 5e-4);
    Parameters v = initial;
    Parameters state = sgd.initialState(v);
    for (int step = 0; step < 10; step++) {
      Combination g =
          rule.constraint()
              .combine(rule.perturbation().take(objective, v, batch, Guide.first()), Guide.first());
      Optimiser.Update update = sgd.step(v, g.gradient(), state, 0.05);
      v = update.parameters();
      state = update.state();

      int size = v.get(ContextLearner.CONTEXT).values().length;
      assertThat(g.branches().get(ContextLearner.CONTEXT))
          .as("branch of step %d", step)
          .isEqualTo(BRANCHES.get((int) branches[step]));
      assertThat(
              relativeError(
                  v.get(ContextLearner.CONTEXT).values(),
                  Arrays.copyOfRange(expected, step * size, (step + 1) * size)))
          .as("context after step %d", step)
          .isLessThan(1e-4);
    }
  }

  private static double error(Parameters actual, Parameters expected) {
    return relativeError(
        actual.get(ContextLearner.CONTEXT).values(), expected.get(ContextLearner.CONTEXT).values());
  }

  private static Parameters context(String name) throws Exception {
    return Parameters.of(ContextLearner.CONTEXT, reference.tensor(name));
  }

  private static double scalar(String name) throws Exception {
    return reference.tensor(name).values()[0];
  }
}
