package io.plateau.steering;

import io.plateau.adapter.LinearClassifier;
import io.plateau.evaluation.ClassScores;
import io.plateau.evaluation.Classifier;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;

/**
 * A steered model as a classifier of rows of {@link TokenRows}.
 *
 * @param encoder whoever made it closes it
 * @param head of what it encodes
 */
public record SteeredClassifier(SteeredEncoder encoder, Classifier head) implements Classifier {

  /**
   * By text features, of classes that need not be those that were trained on.
   *
   * @param textFeatures {@code [classes, projection]}, normalised
   * @param logitScale factor on cosines
   */
  public static SteeredClassifier text(
      SteeredEncoder encoder, HostTensor textFeatures, float logitScale) {
    return new SteeredClassifier(encoder, CosineClassifier.of(textFeatures, logitScale));
  }

  /**
   * By the learned linear map.
   *
   * @param learned with the tensors of {@link SteeringHead#LINEAR}
   */
  public static SteeredClassifier linear(SteeredEncoder encoder, Parameters learned) {
    return new SteeredClassifier(encoder, linearHead(learned));
  }

  /**
   * The learned linear map alone.
   *
   * @param learned with the tensors of {@link SteeringHead#LINEAR}
   */
  public static LinearClassifier linearHead(Parameters learned) {
    HostTensor weight = learned.get(SteeringShape.HEAD_WEIGHT);
    return new LinearClassifier(
        doubles(weight),
        doubles(learned.get(SteeringShape.HEAD_BIAS)),
        Math.toIntExact(weight.shape()[1]));
  }

  private static double[] doubles(HostTensor tensor) {
    double[] values = new double[tensor.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.values()[i];
    }
    return values;
  }

  @Override
  public int classes() {
    return head.classes();
  }

  @Override
  public SteeredClassifier over(int from, int to) {
    return new SteeredClassifier(encoder, head.over(from, to));
  }

  @Override
  public ClassScores score(Batch rows) {
    return head.score(encoder.encode(rows));
  }

  /** The same of a table, of which no more than a few images are float32 at a time. */
  public ClassScores score(TokenTable images) {
    return head.score(encoder.encode(images));
  }
}
