package io.plateau.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * CLIP's text transformer: causal, read at end-of-text.
 *
 * <p>Gradients reach the embeddings it is given. Weights that require gradients get them too; such
 * a tower has to be built while the gradient collector is open, because building joins projections.
 */
public final class TextTower {

  private final ClipConfig.Text config;
  private final NDArray tokenTable;
  private final NDArray positionTable;
  private final Transformer transformer;
  private final LayerNorm finalNorm;
  private final NDArray projection;

  public TextTower(ClipConfig clip, Weights weights) {
    this(clip, weights, Precision.FP32);
  }

  /**
   * Makes the tower.
   *
   * @param precision of the layers' matrices; below float32 the tower closes the arrays that it is
   *     given for them
   */
  public TextTower(ClipConfig clip, Weights weights, Precision precision) {
    config = clip.text();
    tokenTable = weights.get("text_model.embeddings.token_embedding.weight");
    positionTable = weights.get("text_model.embeddings.position_embedding.weight");
    transformer = new Transformer(config.transformer(), weights, "text_model.encoder.", precision);
    finalNorm = new LayerNorm(weights, "text_model.final_layer_norm", config.transformer());
    projection = weights.get("text_projection.weight").transpose();
  }

  public ClipConfig.Text config() {
    return config;
  }

  /** The manager that owns the weights. */
  public NDManager manager() {
    return tokenTable.getManager();
  }

  /**
   * Encodes captions.
   *
   * @param tokens {@code [batch, length]} int64, start and end of text included
   * @return {@code [batch, projection]}, not normalised
   */
  public NDArray encode(NDArray tokens) {
    return encode(embedTokens(tokens), endOfText(tokens));
  }

  /**
   * Encodes sequences whose token embeddings are given.
   *
   * @param embedded {@code [batch, length, width]}, before positions are added
   * @param endOfText position that each sequence's feature is read at
   * @return {@code [batch, projection]}, not normalised
   */
  public NDArray encode(NDArray embedded, long[] endOfText) {
    Shape shape = embedded.getShape();
    int length = Math.toIntExact(shape.get(1));
    if (length > config.positions()) {
      throw new IllegalArgumentException(
          "length: %d tokens (expected: <= %d, the model's positions)"
              .formatted(length, config.positions()));
    }
    Attention attention =
        DenseAttention.causal(config.transformer().heads(), length, embedded.getManager());
    NDArray rows = embedded.add(positionTable.get(":" + length));
    NDArray ends = Owned.copy(embedded.getManager().create(flatRows(endOfText, length)));
    return encodeRows(rows, attention, ends);
  }

  /**
   * Runs the transformer over rows in any layout and reads the features of some of them.
   *
   * @param rows {@code [..., width]}, positions added
   * @param attention how the rows see each other
   * @param read {@code [n]} int64: rows to read, counted over all leading axes
   * @return {@code [n, projection]}, not normalised
   */
  public NDArray encodeRows(NDArray rows, Attention attention, NDArray read) {
    return finalNorm.apply(transformer.forward(rows, attention, read)).matMul(projection);
  }

  /** {@code [...]} int64 token ids to {@code [..., width]}. */
  public NDArray embedTokens(NDArray tokens) {
    return Rows.take(tokenTable, tokens);
  }

  /** {@code [...]} int64 positions to {@code [..., width]}. */
  public NDArray embedPositions(NDArray positions) {
    return Rows.take(positionTable, positions);
  }

  /** Rows of {@code [batch, length]} once flattened. */
  private static long[] flatRows(long[] columns, int length) {
    long[] rows = new long[columns.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (long) i * length + columns[i];
    }
    return rows;
  }

  /**
   * Where each caption ends: the first end-of-text, or the first largest token id where the
   * configuration is of the old kind. Found on the host, because arg-max of equal values is not the
   * first one on every device.
   *
   * @param tokens {@code [batch, length]} int64
   */
  public long[] endOfText(NDArray tokens) {
    int batch = Math.toIntExact(tokens.getShape().get(0));
    int length = Math.toIntExact(tokens.getShape().get(1));
    long[] ids = tokens.toLongArray();
    long[] ends = new long[batch];
    for (int row = 0; row < batch; row++) {
      ends[row] = endOfText(ids, row * length, length);
    }
    return ends;
  }

  private int endOfText(long[] ids, int from, int length) {
    int best = 0;
    for (int column = 0; column < length; column++) {
      long id = ids[from + column];
      if (config.endIsLargestToken() ? id > ids[from + best] : id == config.eosTokenId()) {
        best = column;
        if (!config.endIsLargestToken()) {
          break;
        }
      }
    }
    return best;
  }
}
