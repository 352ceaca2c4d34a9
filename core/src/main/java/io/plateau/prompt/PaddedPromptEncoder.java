package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.plateau.clip.TextTower;

/** Runs the tower over one row of tokens per class, all padded to the same length. */
final class PaddedPromptEncoder implements PromptEncoder {

  private final TextTower tower;
  private final NDManager manager;
  private final SymbolEmbedding symbols;
  private final NDArray rows;
  private final long[] ends;

  PaddedPromptEncoder(TextTower tower, Prompts prompts, int length) {
    this.tower = tower;
    manager = tower.manager().newSubManager();
    symbols = new SymbolEmbedding(tower, prompts, manager);
    long[] index = new long[Math.multiplyExact(prompts.classes(), length)];
    ends = new long[prompts.classes()];
    for (int c = 0; c < ends.length; c++) {
      long[] sequence = prompts.sequences().get(c);
      ends[c] = sequence.length - 1L;
      for (int position = 0; position < length; position++) {
        // What stands after the end is never seen; the end itself serves as padding.
        index[c * length + position] =
            symbols.row(sequence[Math.min(position, sequence.length - 1)]);
      }
    }
    rows = manager.create(index, new Shape(ends.length, length));
  }

  @Override
  public void close() {
    manager.close();
  }

  @Override
  public NDArray encode(NDArray context) {
    return tower.encode(symbols.embed(context, rows), ends);
  }
}
