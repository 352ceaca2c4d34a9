package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import io.plateau.clip.ImageTower;
import io.plateau.clip.TokenShape;
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
    TokenShape shape = layout.tokens();
    NDArray selected = Selection.apply(xi, layout.last(rows));
    return tower.steer(
        layout.input(rows),
        shape.lateLayers(),
        layer -> selected.matMul(matrices.get(layer - shape.firstLateLayer()).transpose()));
  }
}
