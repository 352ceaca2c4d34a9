package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.sharpness.EveryRule;
import io.plateau.sharpness.Guide;
import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Pullback;
import io.plateau.sharpness.UpdateRule;
import io.plateau.tensor.HostTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules cost: how often the text tower is run and pulled back through in a step. */
class PassesTest {

  private static final Parameters V = Parameters.of("v", HostTensor.zeros(3));
  private static final Batch BATCH = new Batch(new float[1], new int[1], 1);

  private int forwards;
  private int pulls;

  @ParameterizedTest
  @CsvSource({
    "erm, 1, 1",
    "sam, 2, 2",
    "asam, 2, 2",
    "gsam, 2, 2",
    "gcscoop, 2, 2",
    "functional-sam, 2, 2",
    "gc-functional-sam, 2, 2",
    "logit-sam, 3, 2",
    "angle-sam, 3, 3",
    "preconditioned-sam, 2, 2",
    "preconditioned-functional-sam, 2, 2",
    "f-sam, 2, 2",
    "looksam, 2, 2",
    "sample, 2, 2",
    "prograd, 2, 2"
  })
  void aStepTakes(String name, int expectedForwards, int expectedPulls) {
    take(rule(name), 0);

    assertThat(forwards).isEqualTo(expectedForwards);
    assertThat(pulls).isEqualTo(expectedPulls);
  }

  @Test
  void lookSamTakesOnePassInBetween() {
    take(rule("looksam"), 1);

    assertThat(forwards).isEqualTo(1);
    assertThat(pulls).isEqualTo(1);
  }

  private static UpdateRule rule(String name) {
    return EveryRule.of(0.5).filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
  }

  private void take(UpdateRule rule, long step) {
    rule.perturbation()
        .take(
            new PromptObjective(new CountingLearner(), new PromptLosses(ONE, ONE)),
            V,
            BATCH,
            new Guide(step, 1, Parameters.NONE, Parameters.NONE));
  }

  private static final Criterion ONE =
      (texts, batch) -> new Loss(1, new HostTensor(new long[] {1}, new float[] {1}));

  /** Makes nothing of anything, and counts. */
  private final class CountingLearner implements PromptLearner {

    @Override
    public Pullback features(Parameters v, Batch batch) {
      forwards++;
      return new Pullback() {
        @Override
        public HostTensor output() {
          return HostTensor.zeros(1);
        }

        @Override
        public Parameters pull(HostTensor cotangent) {
          pulls++;
          return v.map(vi -> 1);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
