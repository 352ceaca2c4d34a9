package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTower;
import io.plateau.clip.Owned;
import io.plateau.clip.Scaling;
import io.plateau.evaluation.CosineClassifier;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Loss;
import io.plateau.sharpness.Objective;
import io.plateau.sharpness.Parameters;
import io.plateau.sharpness.Point;
import io.plateau.sharpness.Tape;
import io.plateau.tensor.HostTensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The mean cross entropy of the steered model. A batch of it has rows of {@link TokenRows}: pass 1
 * is data, and is never run.
 */
public final class SteeringObjective implements Objective {

  private final ImageTower tower;
  private final SteeringShape shape;
  private final TokenRows layout;
  private final FeedbackPath path;
  private final NDManager manager;
  private final NDArray texts;
  private final CosineClassifier zeroShot;

  /**
   * The objective of a tower by itself, whatever model it is of.
   *
   * @param tower of the shape; stays open
   * @param logitScale factor on cosines
   */
  public SteeringObjective(
      ImageTower tower,
      float logitScale,
      SteeringShape shape,
      Feedback feedback,
      HostTensor textFeatures) {
    this.tower = tower;
    this.shape = shape;
    layout = new TokenRows(shape.tokens(), Math.toIntExact(textFeatures.shape()[1]));
    path = new FeedbackPath(tower, shape, feedback);
    manager = tower.manager().newSubManager();
    try (NDArray rows = manager.create(textFeatures.values(), new Shape(textFeatures.shape()));
        NDArray columns = rows.transpose()) {
      texts = Scaling.times(columns, logitScale);
    }
    zeroShot = CosineClassifier.of(textFeatures, logitScale);
  }

  /**
   * The objective of a model.
   *
   * @param clip stays open
   * @param feedback what updates of low rank are added to
   * @param textFeatures {@code [classes, projection]}, normalised: of the classes that labels name
   * @throws IllegalArgumentException when the model or the classes are not those of the shape
   */
  public static SteeringObjective of(
      FrozenClip clip, SteeringShape shape, Feedback feedback, HostTensor textFeatures) {
    shape.requireFits(clip);
    long[] expected = {shape.classes(), clip.config().projection()};
    if (!Arrays.equals(textFeatures.shape(), expected)) {
      throw new IllegalArgumentException(
          "text features: shape %s (expected: %s, classes by the model's projection)"
              .formatted(Arrays.toString(textFeatures.shape()), Arrays.toString(expected)));
    }
    return new SteeringObjective(clip.image(), clip.logitScale(), shape, feedback, textFeatures);
  }

  @Override
  public Point at(Parameters v, Batch batch) {
    layout.requireFits(batch);
    return new LogitPoint(
        () -> Tape.record(manager, v, arrays -> logits(arrays, batch)),
        logits -> SteeringLosses.crossEntropy(logits, batch.labels()),
        logits -> divergence(logits, batch));
  }

  private Loss divergence(HostTensor logits, Batch batch) {
    return SteeringLosses.divergence(logits, zeroShot.score(layout.features(batch)).logits());
  }

  /** {@code [rows, classes]}. */
  private NDArray logits(Map<String, NDArray> v, Batch batch) {
    NDArray xi = v.get(SteeringShape.XI);
    NDArray rows =
        Owned.copy(
            xi.getManager().create(batch.features(), new Shape(batch.rows(), batch.width())));
    NDArray read = SecondPass.run(tower, layout, rows, xi, path.matrices(v));
    return switch (shape.head()) {
      case TEXT -> tower.project(read).normalize(2, 1).matMul(texts);
      case LINEAR ->
          Linear.linear(read, v.get(SteeringShape.HEAD_WEIGHT), v.get(SteeringShape.HEAD_BIAS))
              .singletonOrThrow();
    };
  }

  @Override
  public void close() {
    path.close();
    manager.close();
  }
}
