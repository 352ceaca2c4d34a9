package io.plateau.steering;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.FrozenClip;
import io.plateau.clip.ImageTower;
import io.plateau.feature.Batch;
import io.plateau.sharpness.Parameters;
import io.plateau.tensor.HostTensor;
import io.plateau.tensor.UnitRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a steered tower says of images. The feedback is folded once, into one matrix a late layer;
 * whatever it was learned as, these are all that is left of it.
 */
public final class SteeredEncoder implements AutoCloseable {

  /** Images at a time. */
  private static final int BATCH = 32;

  private final ImageTower tower;
  private final TokenRows layout;
  private final SteeringHead head;
  private final NDManager manager;
  private final NDArray xi;
  private final List<NDArray> matrices;

  /**
   * Folds what was learned.
   *
   * @param clip stays open
   * @param feedback what updates of low rank are added to
   * @throws IllegalArgumentException when the model or what was learned is not of the shape
   */
  public SteeredEncoder(
      FrozenClip clip, SteeringShape shape, Feedback feedback, Parameters learned) {
    shape.requireFits(clip);
    shape.requireFits(learned);
    tower = clip.image();
    layout = TokenRows.of(clip, shape.tokens());
    head = shape.head();
    manager = tower.manager().newSubManager();
    try (NDManager making = tower.manager().newSubManager();
        NDScope scope = new NDScope();
        FeedbackPath path = new FeedbackPath(tower, shape, feedback)) {
      scope.suppressNotUsedWarning();
      Map<String, NDArray> v = new TreeMap<>();
      learned.tensors().forEach((name, tensor) -> v.put(name, array(making, tensor)));
      xi = kept(v.get(SteeringShape.XI));
      matrices = path.matrices(v).stream().map(this::kept).toList();
    }
  }

  private static NDArray array(NDManager manager, HostTensor tensor) {
    return manager.create(tensor.values(), new Shape(tensor.shape()));
  }

  private NDArray kept(NDArray array) {
    NDScope.unregister(array);
    array.attach(manager);
    return array;
  }

  /** How images lie in the rows that are encoded. */
  public TokenRows layout() {
    return layout;
  }

  /**
   * Encodes images.
   *
   * @param images rows of {@link #layout}
   * @return as many rows of what the head reads: with text features a feature in their space,
   *     normalised; with a linear head the class token after the final norm
   */
  public Batch encode(Batch images) {
    layout.requireFits(images);
    return encode(images.rows(), images.labels(), images::select);
  }

  /** The same of a table, of which no more than a few images are float32 at a time. */
  public Batch encode(TokenTable images) {
    return encode(images.rows(), images.labels(), images::batch);
  }

  /** What the tower looks at in some images; these are in memory all at once. */
  public List<TokenMaps> maps(TokenTable images) {
    Batch all = images.batch(IntStream.range(0, images.rows()).toArray());
    int tokens = layout.tokens().tokens();
    try (NDManager step = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray rows = step.create(all.features(), new Shape(all.rows(), all.width()));
      NDArray input = layout.input(rows);
      int late = layout.tokens().lateLayers();
      float[] first = tower.classAttention(input, late, layer -> input.zerosLike());
      float[] second =
          tower.classAttention(input, late, SecondPass.added(layout, rows, xi, matrices));
      float[] similarity = Selection.cosine(xi, layout.last(rows)).toFloatArray();
      return IntStream.range(0, all.rows())
          .mapToObj(
              image ->
                  new TokenMaps(
                      patches(first, image, tokens),
                      patches(second, image, tokens),
                      patches(similarity, image, tokens)))
          .toList();
    }
  }

  /** Without the class token, which is no place in the image. */
  private static float[] patches(float[] values, int image, int tokens) {
    return Arrays.copyOfRange(values, image * tokens + 1, (image + 1) * tokens);
  }

  private Batch encode(int rows, int[] labels, Function<int[], Batch> source) {
    int width = head == SteeringHead.TEXT ? layout.feature() : layout.tokens().width();
    float[] encoded = new float[Math.multiplyExact(rows, width)];
    for (int from = 0; from < rows; from += BATCH) {
      int to = Math.min(rows, from + BATCH);
      float[] part = pass(source.apply(IntStream.range(from, to).toArray()));
      System.arraycopy(part, 0, encoded, from * width, part.length);
    }
    if (head == SteeringHead.TEXT) {
      UnitRows.normalize(encoded, width);
    }
    return new Batch(encoded, labels, width);
  }

  private float[] pass(Batch images) {
    try (NDManager step = manager.newSubManager();
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray rows = step.create(images.features(), new Shape(images.rows(), images.width()));
      NDArray read = SecondPass.run(tower, layout, rows, xi, matrices);
      return (head == SteeringHead.TEXT ? tower.project(read) : read).toFloatArray();
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
