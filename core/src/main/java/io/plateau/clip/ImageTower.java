package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** CLIP's vision transformer: patches and a class token, read at the class token. */
public final class ImageTower {

  private final ClipConfig.Vision config;
  private final NDArray patchProjection;
  private final NDArray classToken;
  private final NDArray positionTable;
  private final LayerNorm preNorm;
  private final Transformer transformer;
  private final LayerNorm postNorm;
  private final NDArray projection;
  private final Attention attention;

  public ImageTower(ClipConfig clip, Weights weights) {
    config = clip.vision();
    int width = config.transformer().width();
    patchProjection =
        weights
            .get("vision_model.embeddings.patch_embedding.weight")
            .reshape(width, -1)
            .transpose();
    classToken = weights.get("vision_model.embeddings.class_embedding");
    positionTable = weights.get("vision_model.embeddings.position_embedding.weight");
    // The misspelling is the checkpoint's.
    preNorm = new LayerNorm(weights, "vision_model.pre_layrnorm", config.transformer());
    transformer =
        new Transformer(config.transformer(), weights, "vision_model.encoder.", Precision.FP32);
    postNorm = new LayerNorm(weights, "vision_model.post_layernorm", config.transformer());
    projection = weights.get("visual_projection.weight").transpose();
    attention = DenseAttention.full(config.transformer().heads());
  }

  public ClipConfig.Vision config() {
    return config;
  }

  /** The manager that owns the weights. */
  public NDManager manager() {
    return classToken.getManager();
  }

  /**
   * Encodes images.
   *
   * @param pixels {@code [batch, channels, size, size]}, preprocessed
   * @return {@code [batch, projection]}, not normalised
   */
  public NDArray encode(NDArray pixels) {
    return read(transformer.forward(embed(pixels), attention));
  }

  /**
   * Encodes images and keeps what attention steering needs, in one pass. The features are those of
   * {@link #encode} to the bit.
   *
   * @param pixels {@code [batch, channels, size, size]}, preprocessed
   * @param shape of this tower
   */
  public TowerTokens encodeTokens(NDArray pixels, TokenShape shape) {
    TokenShape expected = TokenShape.of(config, shape.lateLayers());
    if (!shape.equals(expected)) {
      throw new IllegalArgumentException("shape: %s (expected: %s)".formatted(shape, expected));
    }
    int late = shape.firstLateLayer();
    NDArray embedded = embed(pixels);
    NDArray input = transformer.forward(embedded, attention, 0, late);
    if (input != embedded) {
      embedded.close();
    }
    try (NDArray tokens = transformer.forward(input, attention, late, shape.layers())) {
      return new TowerTokens(read(tokens), postNorm.apply(tokens), input);
    }
  }

  /**
   * A second pass through the late layers, in which feedback adds to the values of attention.
   * Queries and keys stay as they are; with nothing added it is the rest of {@link #encode}.
   * Differentiable in what is added.
   *
   * @param input {@code [batch, tokens, width]}: {@link TowerTokens#input}
   * @param lateLayers how many layers are left to run
   * @param added what feedback adds
   * @return {@code [batch, width]}: the class tokens after the final norm
   */
  public NDArray steer(NDArray input, int lateLayers, AddedValues added) {
    int tokens = config.tokens();
    long[] classRows = new long[Math.toIntExact(input.getShape().get(0))];
    for (int i = 0; i < classRows.length; i++) {
      classRows[i] = (long) i * tokens;
    }
    NDArray read = Owned.copy(input.getManager().create(classRows));
    return postNorm.apply(
        transformer.forward(
            input,
            config.transformer().layers() - lateLayers,
            layer -> (q, k, v) -> attention.attend(q, k, v.add(added.to(layer))),
            read));
  }

  /**
   * What the class token looks at in the last layer of a second pass.
   *
   * @param input {@code [batch, tokens, width]}: {@link TowerTokens#input}
   * @param lateLayers how many layers are left to run
   * @param added what feedback adds
   * @return {@code batch x tokens} attention weights, the mean of all heads; rows sum to 1
   */
  public float[] classAttention(NDArray input, int lateLayers, AddedValues added) {
    WatchedAttention watched = new WatchedAttention(attention, config.transformer().heads());
    int first = config.transformer().layers() - lateLayers;
    int last = config.transformer().layers() - 1;
    transformer
        .forward(
            input,
            first,
            last + 1,
            layer ->
                (q, k, v) ->
                    (layer == last ? watched : attention).attend(q, k, v.add(added.to(layer))))
        .close();
    return watched.weights();
  }

  /**
   * What the late layers pass on.
   *
   * @param input {@code [batch, tokens, width]}: {@link TowerTokens#input}
   * @param lateLayers how many layers are left to run
   * @return {@code lateLayers + 1} arrays of that shape: what enters each late layer, and what
   *     leaves the last, before the final norm
   */
  public List<NDArray> lateStates(NDArray input, int lateLayers) {
    return transformer.states(input, attention, config.transformer().layers() - lateLayers);
  }

  /**
   * W_v of a layer, with which its attention makes values of tokens: {@code [width, width]}, out by
   * in. The tower's own; not to be closed or changed.
   *
   * @param layer counted from 0
   */
  public NDArray valueProjection(int layer) {
    return transformer.valueProjection(layer);
  }

  /**
   * Features of class tokens.
   *
   * @param classTokens {@code [batch, width]}, after the final norm
   * @return {@code [batch, projection]}, not normalised
   */
  public NDArray project(NDArray classTokens) {
    return classTokens.matMul(projection);
  }

  private NDArray read(NDArray tokens) {
    return project(postNorm.apply(tokens.get(":, 0")));
  }

  private NDArray embed(NDArray pixels) {
    long batch = pixels.getShape().get(0);
    int width = config.transformer().width();
    NDArray first = classToken.reshape(1, 1, width).broadcast(new Shape(batch, 1, width));
    NDArray tokens = NDArrays.concat(new NDList(first, patches(pixels).matMul(patchProjection)), 1);
    return preNorm.apply(tokens.add(positionTable));
  }

  /**
   * The convolution of stride and kernel {@code patch} as a product: cuts the image into patches.
   *
   * @return {@code [batch, grid^2, channels * patch^2]}
   */
  private NDArray patches(NDArray pixels) {
    Shape shape = pixels.getShape();
    Shape expected =
        new Shape(shape.get(0), config.channels(), config.imageSize(), config.imageSize());
    if (!shape.equals(expected)) {
      throw new IllegalArgumentException("pixels: %s (expected: %s)".formatted(shape, expected));
    }
    int grid = config.grid();
    int patch = config.patchSize();
    int used = grid * patch;
    return pixels
        .get(":, :, :%d, :%d".formatted(used, used))
        .reshape(shape.get(0), config.channels(), grid, patch, grid, patch)
        .transpose(0, 2, 4, 1, 3, 5)
        .reshape(shape.get(0), (long) grid * grid, (long) config.channels() * patch * patch);
  }
}
