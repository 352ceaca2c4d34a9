package io.plateau.prompt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The classes of a set of prompts, cut into shards that cost the text tower about the same. Classes
 * whose prompts begin alike stay together, so that little of what they share is computed twice.
 *
 * @param classes class indices of every shard, ascending; empty where there are more shards than
 *     classes
 */
public record ClassShards(List<int[]> classes) {

  /** Cuts the classes; a function of the prompts and the number alone. */
  public static ClassShards of(Prompts prompts, int shards) {
    if (shards <= 0) {
      throw new IllegalArgumentException("shards: " + shards + " (expected: > 0)");
    }
    List<long[]> sequences = prompts.sequences();
    int[] order =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted(Comparator.comparing(sequences::get, Arrays::compare))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] until = new long[order.length];
    long tokens = 0;
    for (int i = 0; i < order.length; i++) {
      tokens += newTokens(sequences, order, i);
      until[i] = tokens;
    }
    List<int[]> classes = new ArrayList<>(shards);
    int from = 0;
    for (int shard = 1; shard <= shards; shard++) {
      int to = from;
      // A class belongs to the shard in which the middle of its tokens lies.
      while (to < order.length
          && (shard == shards || middle(until, to) * shards < (double) tokens * shard)) {
        to++;
      }
      int[] shardClasses = Arrays.copyOfRange(order, from, to);
      Arrays.sort(shardClasses);
      classes.add(shardClasses);
      from = to;
    }
    return new ClassShards(classes);
  }

  private static double middle(long[] until, int i) {
    return (until[i] + (i == 0 ? 0 : until[i - 1])) / 2.0;
  }

  /** Tokens that a prompt does not share with the one before it. */
  private static int newTokens(List<long[]> sequences, int[] order, int i) {
    long[] sequence = sequences.get(order[i]);
    if (i == 0) {
      return sequence.length;
    }
    return sequence.length - Arrays.mismatch(sequence, sequences.get(order[i - 1]));
  }

  /** Number of classes. */
  public int total() {
    return classes.stream().mapToInt(shard -> shard.length).sum();
  }

  /** The prompts of one shard; they name the same learned vectors as all prompts together. */
  public Prompts prompts(Prompts all, int shard) {
    return new Prompts(
        IntStream.of(classes.get(shard)).mapToObj(all.sequences()::get).toList(), all.slots());
  }
}
