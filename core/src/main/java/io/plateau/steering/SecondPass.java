package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.AddedValues;
import io.plateau.clip.ImageTower;
import java.util.List;

/** The late layers once more, with feedback. */
final class SecondPass {

  private SecondPass() {}

  /**
   * Runs it.
   *
   * @param rows {@code [batch, layout.width()]}
   * @param xi {@code [width]}
   * @param matrices those of {@link FeedbackPath#matrices}
   * @return {@code [batch, width]}: class tokens after the final norm; differentiable in xi and the
   *     matrices
   */
  static NDArray run(
      ImageTower tower, TokenRows layout, NDArray rows, NDArray xi, List<NDArray> matrices) {
    return tower.steer(
        layout.input(rows), layout.tokens().lateLayers(), added(layout, rows, xi, matrices));
  }

  /** What is added to the values of the late layers; the parameters are those of {@link #run}. */
  static AddedValues added(TokenRows layout, NDArray rows, NDArray xi, List<NDArray> matrices) {
    NDArray selected = Selection.apply(xi, layout.last(rows));
    int first = layout.tokens().firstLateLayer();
    return layer -> selected.matMul(matrices.get(layer - first).transpose());
  }
}
