package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.Attention;
import java.util.Arrays;

/**
 * Attention over the rows of a {@link PrefixForest}, {@code [trunk + blocks x block size, width]}:
 * the trunk sees itself causally, a node sees the trunk and its ancestors.
 */
final class ForestAttention implements Attention {

  private final int heads;
  private final int trunk;
  private final int blocks;
  private final int blockSize;
  private final NDArray trunkMask;
  private final NDArray blockMask;

  ForestAttention(PrefixForest forest, int heads, NDManager manager) {
    this.heads = heads;
    trunk = forest.trunk().length;
    blocks = forest.blocks().size();
    blockSize = forest.blockSize();
    trunkMask = manager.create(causal(trunk), new Shape(trunk, trunk));
    blockMask = manager.create(ancestors(forest), new Shape(blocks, blockSize, blockSize));
  }

  private static float[] causal(int tokens) {
    float[] mask = new float[tokens * tokens];
    for (int row = 0; row < tokens; row++) {
      Arrays.fill(mask, row * tokens + row + 1, (row + 1) * tokens, Float.NEGATIVE_INFINITY);
    }
    return mask;
  }

  /** 0 on every node and its ancestors, and on the diagonal of padding. */
  private static float[] ancestors(PrefixForest forest) {
    int size = forest.blockSize();
    float[] mask = new float[forest.blocks().size() * size * size];
    Arrays.fill(mask, Float.NEGATIVE_INFINITY);
    for (int b = 0; b < forest.blocks().size(); b++) {
      PrefixTree tree = forest.blocks().get(b);
      for (int row = 0; row < size; row++) {
        int start = (b * size + row) * size;
        mask[start + row] = 0;
        if (row < tree.size()) {
          for (int node = row; node != PrefixTree.ROOT; node = tree.parent(node)) {
            mask[start + node] = 0;
          }
        }
      }
    }
    return mask;
  }

  @Override
  public NDArray attend(NDArray queries, NDArray keys, NDArray values) {
    NDArray q = heads(queries);
    NDArray k = heads(keys);
    NDArray v = heads(values);
    NDArray trunkKeys = trunk(k).transpose(0, 2, 1);
    NDArray trunkValues = trunk(v);

    NDArray ofTrunk = trunk(q).matMul(trunkKeys).addi(trunkMask).softmax(-1).matMul(trunkValues);

    NDArray nodes = nodes(q);
    NDArray toTrunk = nodes.matMul(trunkKeys);
    NDArray toBlock =
        blocked(nodes)
            .matMul(blocked(nodes(k)).transpose(0, 1, 3, 2))
            .addi(blockMask)
            .reshape(heads, -1, blockSize);
    NDArray weights = NDArrays.concat(new NDList(toTrunk, toBlock), -1).softmax(-1);
    NDArray fromTrunk = weights.get(new NDIndex(":, :, :{}", trunk)).matMul(trunkValues);
    NDArray fromBlock =
        weights
            .get(new NDIndex(":, :, {}:", trunk))
            .reshape(heads, blocks, blockSize, blockSize)
            .matMul(blocked(nodes(v)))
            .reshape(fromTrunk.getShape());
    NDArray ofNodes = fromTrunk.addi(fromBlock);

    return NDArrays.concat(new NDList(ofTrunk, ofNodes), 1)
        .transpose(1, 0, 2)
        .reshape(queries.getShape());
  }

  /** {@code [rows, width] -> [heads, rows, head width]}. */
  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), heads, shape.get(1) / heads).transpose(1, 0, 2);
  }

  private NDArray trunk(NDArray x) {
    return x.get(new NDIndex(":, :{}", trunk));
  }

  private NDArray nodes(NDArray x) {
    return x.get(new NDIndex(":, {}:", trunk));
  }

  /** {@code [heads, nodes, head width] -> [heads, blocks, block size, head width]}. */
  private NDArray blocked(NDArray nodes) {
    return nodes.reshape(heads, blocks, blockSize, nodes.getShape().get(2));
  }
}
