package io.plateau.synthesis;

import io.plateau.feature.Batch;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far the features of a class lie apart, real and synthetic: the trace of the unbiased
 * covariance, {@code 1/(n-1) sum_i |x_i - mean|^2}, and 0 where there are fewer than two.
 *
 * @param realRows real features of the class
 * @param syntheticRows synthetic ones
 */
public record ClassSpread(
    String className,
    int realRows,
    double realVariance,
    int syntheticRows,
    double syntheticVariance) {

  /**
   * The spread of every class.
   *
   * @param classNames the name of each label, in both batches
   */
  static List<ClassSpread> of(List<String> classNames, Batch real, Batch synthetic) {
    ClassMoments ofReal = ClassMoments.of(real, classNames.size());
    ClassMoments ofSynthetic = ClassMoments.of(synthetic, classNames.size());
    return IntStream.range(0, classNames.size())
        .mapToObj(
            c ->
                new ClassSpread(
                    classNames.get(c),
                    ofReal.rows(c),
                    ofReal.variance(c),
                    ofSynthetic.rows(c),
                    ofSynthetic.variance(c)))
        .toList();
  }
}
