package io.plateau.adapter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * L-BFGS with strong Wolfe steps, for convex functions of many variables. Ours, because of the kept
 * libraries Breeze is Scala, Smile under the GPL, and DDogleg keeps the full matrix.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 7.4 and 7.5.
 *
 * @param memory how many pairs of steps and gradient changes stand for the curvature
 * @param iterations at most
 * @param tolerance largest element of the gradient at which it stops
 */
record Lbfgs(int memory, int iterations, double tolerance) {

  /** A step, the change of the gradient over it, and their inner product. */
  private record Pair(double[] s, double[] y, double sy) {}

  /**
   * The minimiser, or where iterations or precision end.
   *
   * @param start left as it is
   */
  double[] minimise(SmoothFunction function, double[] start) {
    double[] x = start.clone();
    double[] gradient = new double[x.length];
    double value = function.at(x, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int iteration = 0; iteration < iterations && largest(gradient) > tolerance; iteration++) {
      double firstStep = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      Optional<WolfeSearch.Probe> found =
          WolfeSearch.search(function, x, value, gradient, direction(gradient, pairs), firstStep);
      if (found.isEmpty()) {
        break;
      }
      WolfeSearch.Probe next = found.get();
      double[] s = minus(next.x(), x);
      double[] y = minus(next.gradient(), gradient);
      double sy = dot(s, y);
      if (sy > 0) {
        pairs.addFirst(new Pair(s, y, sy));
        if (pairs.size() > memory) {
          pairs.removeLast();
        }
      }
      x = next.x();
      value = next.value();
      gradient = next.gradient();
    }
    return x;
  }

  /** {@code -H g}, by the two loops over the pairs. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] q = gradient.clone();
    double[] alphas = new double[pairs.size()];
    int i = 0;
    for (Pair pair : pairs) {
      alphas[i] = dot(pair.s(), q) / pair.sy();
      add(q, -alphas[i], pair.y());
      i++;
    }
    double scale =
        pairs.isEmpty()
            ? 1
            : pairs.getFirst().sy() / dot(pairs.getFirst().y(), pairs.getFirst().y());
    for (int j = 0; j < q.length; j++) {
      q[j] *= -scale;
    }
    for (Iterator<Pair> oldest = pairs.descendingIterator(); oldest.hasNext(); ) {
      Pair pair = oldest.next();
      i--;
      add(q, -alphas[i] - dot(pair.y(), q) / pair.sy(), pair.s());
    }
    return q;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double element : a) {
      largest = Math.max(largest, Math.abs(element));
    }
    return largest;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] difference = a.clone();
    add(difference, -1, b);
    return difference;
  }

  /** {@code a += factor b}. */
  private static void add(double[] a, double factor, double[] b) {
    for (int i = 0; i < a.length; i++) {
      a[i] += factor * b[i];
    }
  }
}
