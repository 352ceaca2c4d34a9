package io.plateau.prompt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.plateau.clip.Rows;
import io.plateau.clip.TextTower;
import java.util.HashMap;
import java.util.Map;

/** Embeds symbols: the few frozen tokens that prompts use, and the learned vectors behind them. */
final class SymbolEmbedding {

  private final Map<Long, Integer> rowOfToken = new HashMap<>();
  private final NDArray frozen;

  /**
   * Collects the tokens.
   *
   * @param manager owner of their embeddings
   */
  SymbolEmbedding(TextTower tower, Prompts prompts, NDManager manager) {
    for (long[] sequence : prompts.sequences()) {
      for (long symbol : sequence) {
        if (symbol >= 0) {
          rowOfToken.putIfAbsent(symbol, rowOfToken.size());
        }
      }
    }
    long[] tokens = new long[rowOfToken.size()];
    rowOfToken.forEach((token, row) -> tokens[row] = token);
    frozen = tower.embedTokens(manager.create(tokens));
    frozen.attach(manager);
  }

  /** The row of a symbol in the table that {@link #embed} looks up. */
  long row(long symbol) {
    return symbol >= 0 ? rowOfToken.get(symbol) : rowOfToken.size() + ~symbol;
  }

  /**
   * Embeds rows.
   *
   * @param context {@code [slots, width]}
   * @param rows {@code [...]} int64
   * @return {@code [..., width]}
   */
  NDArray embed(NDArray context, NDArray rows) {
    return Rows.take(NDArrays.concat(new NDList(frozen, context)), rows);
  }
}
