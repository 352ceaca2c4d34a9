package io.plateau.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import io.plateau.feature.Batch;
import io.plateau.optim.Optimiser;
import io.plateau.optim.Schedule;
import io.plateau.training.GradientExchange;
import io.plateau.training.StepPlan;
import io.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten steps of every rule against the same steps in plain doubles, with derivatives that are worked
 * out by hand and with finite differences.
 */
class RuleReferenceTest {

  private static final double RHO = 0.6;
  private static final int STEPS = 10;
  private static final double RATE = 0.02;
  private static final double MOMENTUM = 0.9;
  private static final double BETA1 = 0.8;
  private static final double BETA2 = 0.95;
  private static final double DECAY = 0.01;
  private static final Batch BATCH = TwoLayers.batch();

  private static Stream<Named<UpdateRule>> rules() {
    return EveryRule.of(RHO).map(rule -> Named.of(rule.name(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void agreesWithAPlainDerivation(UpdateRule rule) {
    follow(rule, new TwoLayers().byHand(BATCH));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void agreesWithFiniteDifferences(UpdateRule rule) {
    follow(rule, new TwoLayers().byDifferences(BATCH));
  }

  @Test
  void theRulesGoDifferentWays() {
    Map<String, double[]> ends = new HashMap<>();
    rules().forEach(rule -> ends.put(rule.getName(), last(train(rule.getPayload()))));

    ends.forEach(
        (name, end) ->
            ends.forEach(
                (other, otherEnd) -> {
                  if (!name.equals(other)) {
                    assertThat(distance(end, otherEnd))
                        .as("%s, %s", name, other)
                        .isGreaterThan(1e-4);
                  }
                }));
  }

  private static void follow(UpdateRule rule, Slopes slopes) {
    List<double[]> expected = plain(rule, slopes);
    List<double[]> actual = train(rule);

    for (int step = 0; step < STEPS; step++) {
      assertThat(distance(actual.get(step), expected.get(step)))
          .as("after step %d", step)
          .isLessThan(1e-5);
    }
  }

  private static List<double[]> train(UpdateRule rule) {
    List<double[]> way = new ArrayList<>();
    Trainer trainer =
        new Trainer(
            new StepPlan(BATCH.rows(), 1, BATCH.rows(), STEPS, 1),
            GradientExchange.onDriver(new TwoLayers(), BATCH, rule.perturbation()),
            rule,
            EveryRule.isPreconditioned(rule)
                ? Optimiser.adamW(BETA1, BETA2, 1e-8, DECAY)
                : Optimiser.sgd(MOMENTUM, DECAY),
            Schedule.cosine(RATE, STEPS),
            (state, total) -> way.add(TwoLayers.plain(state.parameters())));
    trainer.run(trainer.initial(TwoLayers.start()));
    return way;
  }

  /** The same in doubles, one epoch a step. */
  private static List<double[]> plain(UpdateRule rule, Slopes slopes) {
    PlainRules rules = new PlainRules(rule.name(), RHO, slopes);
    double[] v = TwoLayers.plain(TwoLayers.start());
    double[] m = new double[v.length];
    double[] s = new double[v.length];
    List<double[]> way = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      double relative = (1 + Math.cos(Math.PI * step / STEPS)) / 2;
      double[] g = rules.gradient(v, step, relative, s);
      if (EveryRule.isPreconditioned(rule)) {
        adamW(v, g, m, s, step + 1, RATE * relative);
      } else {
        sgd(v, g, m, RATE * relative);
      }
      way.add(v.clone());
    }
    return way;
  }

  private static void sgd(double[] v, double[] g, double[] m, double rate) {
    for (int i = 0; i < v.length; i++) {
      m[i] = MOMENTUM * m[i] + g[i] + DECAY * v[i];
      v[i] -= rate * m[i];
    }
  }

  private static void adamW(double[] v, double[] g, double[] m, double[] s, int t, double rate) {
    for (int i = 0; i < v.length; i++) {
      m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
      s[i] = BETA2 * s[i] + (1 - BETA2) * g[i] * g[i];
      double mean = m[i] / (1 - Math.pow(BETA1, t));
      double square = s[i] / (1 - Math.pow(BETA2, t));
      v[i] -= rate * (mean / (Math.sqrt(square) + 1e-8) + DECAY * v[i]);
    }
  }

  private static double[] last(List<double[]> way) {
    return way.get(way.size() - 1);
  }

  private static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return Math.sqrt(Arrays.stream(difference).map(d -> d * d).sum());
  }
}
