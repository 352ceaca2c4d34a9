package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrefixForestTest {

  private static final int LARGEST_BLOCK = 96;
  private static final long[] START = {58, ~0, ~1};

  @Test
  void theTrunkIsWhatAllPromptsBeginWith() {
    PrefixForest forest = PrefixForest.of(prompts(List.of(name(4, 5), name(4, 6))));

    assertThat(forest.trunk()).containsExactly(58, ~0, ~1, 4);
  }

  @Test
  void endOfTextIsNeverInTheTrunk() {
    PrefixForest forest = PrefixForest.of(prompts(List.of(name(4), name(4))));

    assertThat(forest.trunk()).containsExactly(58, ~0, ~1, 4);
    assertThat(forest.blocks()).hasSize(1);
    assertThat(forest.blockSize()).isEqualTo(1);
    assertThat(forest.leafNode()).containsExactly(0, 0);
  }

  @Test
  void oneBlockHasANodePerPrefix() {
    List<long[]> names = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 25; i++) {
      names.add(random.longs(1 + random.nextInt(3), 0, 3).toArray());
    }
    Prompts prompts = prompts(names);

    PrefixForest forest = PrefixForest.of(prompts);

    assertThat(forest.blocks()).hasSize(1);
    assertThat(forest.blockSize()).isEqualTo(distinctPrefixes(prompts, forest.trunk().length));
    assertThat(PromptEncoder.sharedRows(prompts))
        .isEqualTo(forest.trunk().length + forest.blockSize());
  }

  @Test
  void manyNamesFillBlocksUpToTheirCapacity() {
    Prompts prompts = prompts(randomNames(2000));

    PrefixForest forest = PrefixForest.of(prompts);

    int nodes = forest.blocks().stream().mapToInt(PrefixTree::size).sum();
    assertThat(forest.blocks()).hasSizeGreaterThan(10);
    assertThat(forest.blocks()).allMatch(block -> block.size() <= LARGEST_BLOCK);
    // Prefixes that straddle blocks and padding cost little.
    assertThat(nodes).isGreaterThanOrEqualTo(distinctPrefixes(prompts, forest.trunk().length));
    assertThat(forest.rows()).isLessThan(nodes + nodes / 10);
  }

  @Test
  void everyClassIsReadAlongItsOwnPath() {
    for (int count : new int[] {1, 2, 40, 2000}) {
      Prompts prompts = prompts(randomNames(count));
      PrefixForest forest = PrefixForest.of(prompts);
      for (int c = 0; c < prompts.classes(); c++) {
        assertThat(path(forest, c)).containsExactly(prompts.sequences().get(c));
      }
    }
  }

  @Test
  void positionsGoOnFromTheTrunk() {
    PrefixForest forest = PrefixForest.of(prompts(List.of(name(4, 5, 6), name(7))));
    PrefixTree tree = forest.blocks().get(0);

    assertThat(tree.depth(forest.leafNode()[0])).isEqualTo(3);
    assertThat(tree.depth(forest.leafNode()[1])).isEqualTo(1);
  }

  @Test
  void aPromptLongerThanABlockHasOneOfItsOwn() {
    List<long[]> names = List.of(new Random(2).longs(150, 0, 50).toArray(), name(51), name(52));

    PrefixForest forest = PrefixForest.of(prompts(names));

    assertThat(path(forest, 0)).hasSize(START.length + 151);
    assertThat(path(forest, 2)).hasSize(START.length + 2);
  }

  private static long[] path(PrefixForest forest, int c) {
    PrefixTree tree = forest.blocks().get(forest.leafBlock()[c]);
    List<Long> reversed = new ArrayList<>();
    for (int node = forest.leafNode()[c]; node != PrefixTree.ROOT; node = tree.parent(node)) {
      reversed.add(tree.symbol(node));
    }
    long[] path = Arrays.copyOf(forest.trunk(), forest.trunk().length + reversed.size());
    for (int i = 0; i < reversed.size(); i++) {
      path[path.length - 1 - i] = reversed.get(i);
    }
    return path;
  }

  private static int distinctPrefixes(Prompts prompts, int trunk) {
    Set<List<Long>> prefixes = new HashSet<>();
    for (long[] sequence : prompts.sequences()) {
      for (int length = trunk + 1; length <= sequence.length; length++) {
        prefixes.add(Arrays.stream(sequence, 0, length).boxed().toList());
      }
    }
    return prefixes.size();
  }

  private static List<long[]> randomNames(int count) {
    Random random = new Random(3);
    List<long[]> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(random.longs(1 + random.nextInt(6), 0, 8).toArray());
    }
    return names;
  }

  private static long[] name(long... tokens) {
    return tokens;
  }

  private static Prompts prompts(List<long[]> names) {
    List<long[]> sequences = new ArrayList<>();
    for (long[] name : names) {
      long[] sequence = Arrays.copyOf(START, START.length + name.length + 1);
      System.arraycopy(name, 0, sequence, START.length, name.length);
      sequence[sequence.length - 1] = 59;
      sequences.add(sequence);
    }
    return new Prompts(sequences, 2);
  }
}
