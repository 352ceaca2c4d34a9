package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.TextTower;
import java.util.Arrays;

/**
 * Runs the tower once over the tokens of a {@link PrefixForest}: all rows share the dense layers,
 * and attention alone knows the trees.
 */
final class SharedPrefixPromptEncoder implements PromptEncoder {

  private final TextTower tower;
  private final NDManager manager;
  private final SymbolEmbedding symbols;
  private final ForestAttention attention;
  private final NDArray rows;
  private final NDArray positions;
  private final NDArray ends;

  SharedPrefixPromptEncoder(TextTower tower, Prompts prompts, PrefixForest forest) {
    this.tower = tower;
    manager = tower.manager().newSubManager();
    symbols = new SymbolEmbedding(tower, prompts, manager);
    attention = new ForestAttention(forest, tower.config().transformer().heads(), manager);

    int trunk = forest.trunk().length;
    int blockSize = forest.blockSize();
    long[] symbolRows = new long[forest.rows()];
    long[] symbolPositions = new long[forest.rows()];
    // Padding repeats the trunk's first token: it is computed and never read.
    Arrays.fill(symbolRows, symbols.row(forest.trunk()[0]));
    for (int i = 0; i < trunk; i++) {
      symbolRows[i] = symbols.row(forest.trunk()[i]);
      symbolPositions[i] = i;
    }
    for (int b = 0; b < forest.blocks().size(); b++) {
      PrefixTree tree = forest.blocks().get(b);
      for (int node = 0; node < tree.size(); node++) {
        int row = trunk + b * blockSize + node;
        symbolRows[row] = symbols.row(tree.symbol(node));
        symbolPositions[row] = trunk + tree.depth(node);
      }
    }
    long[] leaves = new long[prompts.classes()];
    for (int c = 0; c < leaves.length; c++) {
      leaves[c] = trunk + (long) forest.leafBlock()[c] * blockSize + forest.leafNode()[c];
    }
    rows = manager.create(symbolRows);
    positions = tower.embedPositions(manager.create(symbolPositions));
    positions.attach(manager);
    ends = manager.create(leaves);
  }

  @Override
  public void close() {
    manager.close();
  }

  @Override
  public NDArray encode(NDArray context) {
    return tower.encodeRows(symbols.embed(context, rows).add(positions), attention, ends);
  }
}
