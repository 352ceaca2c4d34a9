package io.plateau.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.junit.jupiter.api.Test;

class LbfgsTest {

  private static final Lbfgs SOLVER = new Lbfgs(10, 1000, 1e-9);

  @Test
  void aQuadraticEndsWhereTheLinearSystemSays() {
    int n = 30;
    DMatrixRMaj a = RandomMatrices_DDRM.symmetricPosDef(n, new Random(4));
    for (int i = 0; i < n; i++) {
      a.add(i, i, 0.1 * i);
    }
    DMatrixRMaj b = RandomMatrices_DDRM.rectangle(n, 1, new Random(5));
    DMatrixRMaj expected = new DMatrixRMaj(n, 1);
    CommonOps_DDRM.solve(a, b, expected);

    double[] actual =
        SOLVER.minimise(
            (x, gradient) -> {
              DMatrixRMaj at = DMatrixRMaj.wrap(n, 1, gradient);
              CommonOps_DDRM.mult(a, DMatrixRMaj.wrap(n, 1, x), at);
              double value = Lbfgs.dot(x, gradient) / 2 - Lbfgs.dot(b.data, x);
              CommonOps_DDRM.subtractEquals(at, b);
              return value;
            },
            new double[n]);

    assertThat(actual).containsExactly(expected.data, within(1e-6));
  }

  @Test
  void walksRosenbrocksValleyToItsEnd() {
    SmoothFunction rosenbrock =
        (x, gradient) -> {
          double across = x[1] - x[0] * x[0];
          gradient[0] = -400 * x[0] * across - 2 * (1 - x[0]);
          gradient[1] = 200 * across;
          return 100 * across * across + (1 - x[0]) * (1 - x[0]);
        };

    assertThat(SOLVER.minimise(rosenbrock, new double[] {-1.2, 1}))
        .containsExactly(new double[] {1, 1}, within(1e-6));
  }

  @Test
  void staysWhereTheGradientIsZero() {
    double[] start = {3, 4};

    assertThat(SOLVER.minimise((x, gradient) -> 7, start)).containsExactly(3, 4);
  }

  @Test
  void leavesTheStartAsItIs() {
    double[] start = {3};

    SOLVER.minimise(LbfgsTest::square, start);

    assertThat(start).containsExactly(3);
  }

  @Test
  void stopsAfterItsIterations() {
    double[] once = new Lbfgs(10, 1, 1e-9).minimise(LbfgsTest::steep, new double[] {1, 1});

    assertThat(steep(once, new double[2]))
        .isBetween(1e-3, steep(new double[] {1, 1}, new double[2]));
  }

  @Test
  void endsWhereRoundingHidesAnyDecrease() {
    double[] end =
        new Lbfgs(10, 1000, 1e-300)
            .minimise(
                (x, gradient) -> {
                  double value = square(x, gradient);
                  return 1e9 + value;
                },
                new double[] {3});

    assertThat(end).containsExactly(new double[] {0}, within(1e-3));
  }

  @Test
  void theLogisticGradientIsThatOfTheLoss() {
    try (LogisticLoss loss = new LogisticLoss(Golden.train().batch(), 4, 2)) {
      double[] x = new double[loss.variables()];
      SplittableRandom random = new SplittableRandom(8);
      Arrays.setAll(x, i -> random.nextDouble(-1, 1));
      double[] gradient = new double[x.length];
      loss.at(x, gradient);

      double[] differences = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        differences[i] = (moved(loss, x, i, 1e-5) - moved(loss, x, i, -1e-5)) / 2e-5;
      }

      assertThat(differences).containsExactly(gradient, within(1e-9));
    }
  }

  private static double moved(SmoothFunction function, double[] x, int element, double by) {
    double[] moved = x.clone();
    moved[element] += by;
    return function.at(moved, new double[x.length]);
  }

  private static double square(double[] x, double[] gradient) {
    gradient[0] = 2 * x[0];
    return x[0] * x[0];
  }

  private static double steep(double[] x, double[] gradient) {
    gradient[0] = 2 * x[0];
    gradient[1] = 200 * x[1];
    return x[0] * x[0] + 100 * x[1] * x[1];
  }
}
