package io.plateau.prep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plateau.prep.source.SourceFormat;
import org.junit.jupiter.api.Test;

class PrepareRequestTest {

  private final PrepareRequest.Builder builder = PrepareRequest.builder("in", "embedded", "out");

  @Test
  void hasDefaultsThatSuitMostDataSets() {
    assertThat(builder.build())
        .isEqualTo(
            new PrepareRequest(
                "in", "embedded", "out", SourceFormat.AUTO, 1, 32, 65_536, "unknown"));
  }

  @Test
  void refusesNoViews() {
    assertThatThrownBy(() -> builder.views(0).build()).hasMessage("views: 0 (expected: >= 1)");
  }

  @Test
  void refusesAnEmptyBatch() {
    assertThatThrownBy(() -> builder.batchSize(0).build())
        .hasMessage("batch-size: 0 (expected: >= 1)");
  }

  @Test
  void refusesAnEmptyShard() {
    assertThatThrownBy(() -> builder.shardRows(-1).build())
        .hasMessage("shard-rows: -1 (expected: >= 1)");
  }
}
