package io.plateau.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassShardsTest {

  /** Forty classes in pairs that share a word, written down so that pairs are far apart. */
  private static Prompts pairs() {
    List<long[]> sequences = new ArrayList<>();
    for (int c = 0; c < 40; c++) {
      sequences.add(new long[] {1, ~0, 10 + c % 20, 100 + c, 2});
    }
    return new Prompts(sequences, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 40, 64})
  void everyClassIsInOneShard(int shards) {
    ClassShards cut = ClassShards.of(pairs(), shards);

    assertThat(cut.classes()).hasSize(shards);
    assertThat(cut.classes().stream().flatMapToInt(IntStream::of).sorted().toArray())
        .isEqualTo(IntStream.range(0, 40).toArray());
    assertThat(cut.total()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void shardsCostAboutTheSame(int shards) {
    Prompts all = pairs();
    ClassShards cut = ClassShards.of(all, shards);

    for (int shard = 0; shard < shards; shard++) {
      assertThat(PromptEncoder.sharedRows(cut.prompts(all, shard)))
          .isLessThanOrEqualTo(PromptEncoder.sharedRows(all) / shards + 8);
    }
  }

  @Test
  void classesThatBeginAlikeStayTogether() {
    ClassShards cut = ClassShards.of(pairs(), 2);

    assertThat(cut.classes().get(0)).contains(0, 20);
    assertThat(cut.classes().get(1)).contains(19, 39);
  }

  @Test
  void moreShardsThanClassesLeaveSomeEmpty() {
    ClassShards cut = ClassShards.of(new Prompts(List.of(new long[] {1, 5, 2}), 0), 3);

    assertThat(cut.classes()).extracting(shard -> shard.length).containsExactlyInAnyOrder(0, 0, 1);
  }

  @Test
  void aShardNamesTheLearnedVectorsOfAll() {
    Prompts all = new Prompts(List.of(new long[] {1, ~0, 2}, new long[] {1, ~1, 2}), 2);
    ClassShards cut = ClassShards.of(all, 2);

    assertThat(cut.prompts(all, 1).slots()).isEqualTo(2);
    assertThat(cut.prompts(all, 0).sequences().get(0))
        .isEqualTo(all.sequences().get(cut.classes().get(0)[0]));
  }

  @Test
  void refusesNoShards() {
    assertThatThrownBy(() -> ClassShards.of(pairs(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("shards: 0 (expected: > 0)");
  }
}
