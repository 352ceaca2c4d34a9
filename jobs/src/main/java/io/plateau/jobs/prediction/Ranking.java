package io.plateau.jobs.prediction;

import io.plateau.evaluation.ClassScores;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How scores become predictions: probabilities are the softmax of logits over the temperature.
 *
 * @param classNames in label order
 * @param topK how many of the most probable classes are named; at most all
 * @param abstainBelow images whose first class is less probable abstain; 0 for none
 * @param temperature that logits are divided by
 */
public record Ranking(List<String> classNames, int topK, double abstainBelow, double temperature)
    implements Serializable {

  public Ranking {
    classNames = List.copyOf(classNames);
    if (topK < 1) {
      throw new IllegalArgumentException("--top-k: %d (expected: >= 1)".formatted(topK));
    }
    if (!(abstainBelow >= 0 && abstainBelow <= 1)) {
      throw new IllegalArgumentException(
          "--abstain: %s (expected: a probability, 0 to 1)".formatted(abstainBelow));
    }
    if (!(temperature > 0) || !Double.isFinite(temperature)) {
      throw new IllegalArgumentException(
          "temperature: %s (expected: a finite number > 0)".formatted(temperature));
    }
  }

  /** How many classes a prediction names. */
  public int named() {
    return Math.min(topK, classNames.size());
  }

  /** The predictions of rows, in order. Of classes that score the same the first comes first. */
  public List<Ranked> rank(ClassScores scores) {
    ClassScores scaled = scores.dividedBy(temperature);
    return IntStream.range(0, scores.rows()).mapToObj(row -> rank(scaled, row)).toList();
  }

  private Ranked rank(ClassScores scores, int row) {
    int start = row * scores.classes();
    List<ClassProbability> top =
        IntStream.range(0, scores.classes())
            .boxed()
            .sorted(Comparator.comparingDouble(label -> -scores.logits()[start + label]))
            .limit(named())
            .map(
                label ->
                    new ClassProbability(
                        classNames.get(label), Math.exp(scores.logProbability(row, label))))
            .toList();
    return new Ranked(top.get(0).probability() < abstainBelow, top);
  }
}
