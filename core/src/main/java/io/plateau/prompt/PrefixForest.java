package io.plateau.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prompts with their common prefixes merged: a trunk that all of them begin with, and prefix trees
 * of what follows, packed into blocks of about equal size.
 *
 * <p>A token of a block sees the trunk and its own ancestors. Those lie in its block, so attention
 * costs {@code block size} per token instead of the number of all tokens. The price is that a
 * prefix that straddles two blocks is computed in both.
 *
 * @param trunk symbols that every prompt begins with; at least one
 * @param blocks the prefix trees
 * @param leafBlock for each class, the block its prompt ends in
 * @param leafNode for each class, the node of that block which is its end-of-text
 */
record PrefixForest(long[] trunk, List<PrefixTree> blocks, int[] leafBlock, int[] leafNode) {

  /** Attention within a block stays a few per cent of the dense layers' cost up to this size. */
  private static final int LARGEST_BLOCK = 96;

  /** Two or three usual prompts: padding stays small, and so does attention. */
  static final int PACKED_BLOCK = 24;

  /**
   * Merges what prompts have in common beyond the trunk, too: large blocks, which cut few prefixes.
   */
  static PrefixForest of(Prompts prompts) {
    return of(prompts, LARGEST_BLOCK);
  }

  /**
   * Merges common prefixes.
   *
   * @param largestBlock nodes of a block at most, unless a single prompt has more
   */
  static PrefixForest of(Prompts prompts, int largestBlock) {
    List<long[]> sequences = prompts.sequences();
    int trunk = commonPrefix(sequences);
    Integer[] order = sortedByContent(sequences);
    int nodes = new Packing(sequences, order, trunk, Integer.MAX_VALUE).nodes();
    int count = (nodes + largestBlock - 1) / largestBlock;
    // The smallest capacity that still gives the least number of blocks wastes least on padding.
    int capacity = (nodes + count - 1) / count;
    Packing packing = new Packing(sequences, order, trunk, capacity);
    while (packing.blocks.size() > count && capacity < largestBlock) {
      capacity++;
      packing = new Packing(sequences, order, trunk, capacity);
    }
    return new PrefixForest(
        Arrays.copyOf(sequences.get(0), trunk),
        packing.blocks,
        packing.leafBlock,
        packing.leafNode);
  }

  /** Nodes of the largest block: what the others are padded to. */
  int blockSize() {
    return blocks.stream().mapToInt(PrefixTree::size).max().orElseThrow();
  }

  /** Rows that a layer computes, padding included. */
  int rows() {
    return trunk.length + blocks.size() * blockSize();
  }

  private static int commonPrefix(List<long[]> sequences) {
    long[] first = sequences.get(0);
    // The end-of-text of every class stays out of the trunk, so that each class has a leaf.
    int common = first.length - 1;
    for (long[] sequence : sequences) {
      int mismatch = Arrays.mismatch(first, sequence);
      common = Math.min(common, mismatch < 0 ? common : mismatch);
      common = Math.min(common, sequence.length - 1);
    }
    return common;
  }

  private static Integer[] sortedByContent(List<long[]> sequences) {
    Integer[] order = IntStream.range(0, sequences.size()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparing(sequences::get, Arrays::compare));
    return order;
  }

  /** Fills blocks with classes in sorted order, opening a new one where the next does not fit. */
  private static final class Packing {

    private final List<PrefixTree> blocks = new ArrayList<>();
    private final int[] leafBlock;
    private final int[] leafNode;

    Packing(List<long[]> sequences, Integer[] order, int trunk, int capacity) {
      leafBlock = new int[order.length];
      leafNode = new int[order.length];
      PrefixTree block = new PrefixTree();
      blocks.add(block);
      for (int c : order) {
        long[] suffix = Arrays.copyOfRange(sequences.get(c), trunk, sequences.get(c).length);
        if (block.size() > 0 && block.size() + block.missing(suffix) > capacity) {
          block = new PrefixTree();
          blocks.add(block);
        }
        leafBlock[c] = blocks.size() - 1;
        leafNode[c] = block.add(suffix);
      }
    }

    int nodes() {
      return blocks.stream().mapToInt(PrefixTree::size).sum();
    }
  }
}
