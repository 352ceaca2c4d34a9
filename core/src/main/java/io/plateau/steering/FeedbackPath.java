package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.ImageTower;
import io.plateau.clip.Scaling;
import io.plateau.tensor.HostTensor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The way from what is selected to what is added to the values of a layer's attention. It is linear
 * from end to end, {@code W_v,l td_l = W_v,l B_l A_l ... A_{n-1} P^T (m X)}, and so it is one
 * matrix a layer: products of {@code [width, width]}, once for all tokens of a step, and nothing
 * between m X and the values has to be kept token by token.
 */
final class FeedbackPath implements AutoCloseable {

  private final ImageTower tower;
  private final SteeringShape shape;
  private final NDManager manager;
  private final Map<String, NDArray> base = new HashMap<>();

  /**
   * Makes the path.
   *
   * @param feedback what updates of low rank are added to
   */
  FeedbackPath(ImageTower tower, SteeringShape shape, Feedback feedback) {
    feedback.requireFits(shape);
    this.tower = tower;
    this.shape = shape;
    manager = tower.manager().newSubManager();
    if (shape.method() == SteeringMethod.TOAST_LITE) {
      int width = shape.tokens().width();
      for (String name : shape.matrixNames()) {
        HostTensor matrix = feedback.matrix(name, width);
        base.put(name, manager.create(matrix.values(), new Shape(matrix.shape())));
      }
    }
  }

  /**
   * The matrices.
   *
   * @param v what is learned, by name
   * @return {@code [width, width]} of every late layer, ascending: from m X to what is added
   */
  List<NDArray> matrices(Map<String, NDArray> v) {
    Deque<NDArray> matrices = new ArrayDeque<>();
    int last = shape.tokens().layers() - 1;
    NDArray down = matrix(v, Feedback.a(last));
    if (shape.method() == SteeringMethod.TOAST_LITE) {
      down = down.matMul(v.get(SteeringShape.P).transpose());
    }
    for (int layer = last; layer >= shape.tokens().firstLateLayer(); layer--) {
      if (layer < last) {
        down = matrix(v, Feedback.a(layer)).matMul(down);
      }
      NDArray fedBack = matrix(v, Feedback.b(layer)).matMul(down);
      matrices.addFirst(tower.valueProjection(layer).matMul(fedBack));
    }
    return List.copyOf(matrices);
  }

  private NDArray matrix(Map<String, NDArray> v, String name) {
    return switch (shape.method()) {
      case TOAST -> v.get(name);
      case TOAST_LITE -> {
        NDArray update = v.get(name + SteeringShape.UP).matMul(v.get(name + SteeringShape.DOWN));
        yield base.get(name).add(Scaling.times(update, shape.updateScale()));
      }
    };
  }

  @Override
  public void close() {
    manager.close();
  }
}
