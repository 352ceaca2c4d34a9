package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.TokenShape;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What images say about the late layers of a frozen tower, for the feedback that gives back a
 * layer's input from its output: {@code A_l = argmin sum |A_l out_l - in_l|^2}, over all tokens of
 * unlabelled images. That is linear least squares, which two sums of outer products are enough for.
 *
 * <p>TOAST reaches the same minimum by gradient steps on ImageNet (its L_var).
 *
 * @param model digest of the tower's model
 * @param images that were summed over
 * @param layers of the late layers, ascending
 */
public record FeedbackMoments(
    String model, TokenShape shape, long images, List<LayerMoments> layers)
    implements Serializable {

  /** Images at a time: their states are in memory twice as wide as usual. */
  private static final int BATCH = 16;

  public FeedbackMoments {
    layers = List.copyOf(layers);
    Objects.requireNonNull(shape, "shape is null");
    if (layers.size() != shape.lateLayers()) {
      throw new IllegalArgumentException(
          "layers: %d (expected: %d, the late ones)".formatted(layers.size(), shape.lateLayers()));
    }
    for (LayerMoments layer : layers) {
      if (layer.width() != shape.width()) {
        throw new IllegalArgumentException(
            "moments: width %d (expected: %d, the image tower's)"
                .formatted(layer.width(), shape.width()));
      }
    }
  }

  /**
   * The sums of some images, of which the late layers are run once more.
   *
   * @param rows of {@link TokenRows}; labels are not looked at
   */
  public static FeedbackMoments of(FrozenClip clip, TokenShape shape, Batch rows) {
    TokenRows layout = TokenRows.of(clip, shape);
    layout.requireFits(rows);
    return sum(clip, shape, rows.rows(), rows::select);
  }

  /** The same of a table, of which no more than a few images are float32 at a time. */
  public static FeedbackMoments of(FrozenClip clip, TokenTable images) {
    return sum(clip, images.shape(), images.rows(), images::batch);
  }

  private static FeedbackMoments sum(
      FrozenClip clip, TokenShape shape, int images, Function<int[], Batch> source) {
    TokenRows layout = TokenRows.of(clip, shape);
    List<LayerMoments> layers =
        Stream.generate(() -> LayerMoments.zeros(shape.width())).limit(shape.lateLayers()).toList();
    for (int from = 0; from < images; from += BATCH) {
      int to = Math.min(images, from + BATCH);
      add(clip, layout, source.apply(IntStream.range(from, to).toArray()), layers);
    }
    return new FeedbackMoments(clip.digest(), shape, images, layers);
  }

  private static void add(
      FrozenClip clip, TokenRows layout, Batch batch, List<LayerMoments> layers) {
    try (NDManager manager = clip.manager().newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray rows = manager.create(batch.features(), new Shape(batch.rows(), batch.width()));
      // Sums of products lose half the digits, and solving for A many of the others.
      List<NDArray> states =
          clip.image().lateStates(layout.input(rows), layers.size()).stream()
              .map(state -> state.reshape(-1, layout.tokens().width()))
              .map(state -> state.toType(DataType.FLOAT64, false))
              .toList();
      for (int layer = 0; layer < layers.size(); layer++) {
        NDArray in = states.get(layer);
        NDArray out = states.get(layer + 1);
        layers
            .get(layer)
            .add(
                in.transpose().matMul(out).toDoubleArray(),
                out.transpose().matMul(out).toDoubleArray());
      }
    }
  }

  /**
   * The sums over all parts, added in their order.
   *
   * @param parts of other images each, of one model; one at least
   */
  public static FeedbackMoments sum(List<FeedbackMoments> parts) {
    FeedbackMoments first = parts.get(0);
    long images = 0;
    List<LayerMoments> layers = new ArrayList<>();
    for (LayerMoments layer : first.layers()) {
      layers.add(LayerMoments.zeros(layer.width()));
    }
    for (FeedbackMoments part : parts) {
      if (!part.model().equals(first.model()) || !part.shape().equals(first.shape())) {
        throw new IllegalArgumentException(
            "Cannot add sums of %s of model %s to those of %s of model %s: they are of different towers. Start again for this one."
                .formatted(part.shape(), part.model(), first.shape(), first.model()));
      }
      images += part.images();
      for (int layer = 0; layer < layers.size(); layer++) {
        LayerMoments more = part.layers().get(layer);
        layers.get(layer).add(more.cross().values(), more.gram().values());
      }
    }
    return new FeedbackMoments(first.model(), first.shape(), images, layers);
  }

  /**
   * The feedback {@code A_l = (sum in out^T)(sum out out^T + lambda I)^-1} of all late layers.
   *
   * @param ridge lambda as a share of the mean square of an output, times the tokens; 0 for none
   * @throws IllegalArgumentException when there were too few images for it
   */
  public Feedback feedback(double ridge) {
    if (!(ridge >= 0) || Double.isInfinite(ridge)) {
      throw new IllegalArgumentException("ridge: " + ridge + " (expected: a number >= 0)");
    }
    SortedMap<String, HostTensor> matrices = new TreeMap<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      matrices.put(Feedback.a(shape.firstLateLayer() + layer), layers.get(layer).solve(ridge));
    }
    return new Feedback(new Parameters(matrices));
  }
}
